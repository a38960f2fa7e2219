package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.plan.ValidationMetric;

/** Makes the params of {@link HasValidationParams}. */
public final class ValidationParams implements Serializable {
  final Param<String> validationIndicatorCol;
  final DoubleParam validationFraction;
  final Param<String> validationMetric;
  final IntParam patience;
  final DoubleParam minDelta;
  final BooleanParam restoreBestWeights;

  private ValidationParams(Params owner, List<ValidationMetric> metrics) {
    validationIndicatorCol =
        ParamFactory.text(
            owner,
            "validationIndicatorCol",
            "boolean column, true for the rows that are not trained on but measured after each"
                + " epoch; null is an error; unset: validationFraction says which");
    validationFraction =
        ParamFactory.fraction(
            owner,
            "validationFraction",
            "share of rows, chosen by seed and content, that are not trained on but measured after"
                + " each epoch; 0: none");
    validationMetric =
        ParamFactory.choice(
            owner,
            "validationMetric",
            "what says which epoch is the best on the validation rows.",
            metrics.stream().map(ValidationMetric::text).toList());
    patience =
        ParamFactory.intAtLeast(
            owner,
            "patience",
            0,
            "epochs without a better one on the validation rows after which training stops; 0: it"
                + " goes on to the last epoch");
    minDelta =
        ParamFactory.notNegative(
            owner, "minDelta", "an epoch is better only if its validationMetric is by more than");
    restoreBestWeights =
        new BooleanParam(
            owner,
            "restoreBestWeights",
            "whether the model has the weights of the best epoch, if there are validation rows;"
                + " otherwise those of the last");
    owner.setDefault(validationFraction, 0.0);
    owner.setDefault(validationMetric, ValidationMetric.LOSS.text());
    owner.setDefault(patience, 0);
    owner.setDefault(minDelta, 0.0);
    owner.setDefault(restoreBestWeights, true);
  }

  /** Returns the params of a stage that learns classes. */
  static ValidationParams ofClasses(Params owner) {
    return new ValidationParams(owner, Arrays.asList(ValidationMetric.values()));
  }

  /** Returns the params of a stage that learns numbers. */
  static ValidationParams ofNumbers(Params owner) {
    return new ValidationParams(owner, List.of(ValidationMetric.LOSS));
  }
}
