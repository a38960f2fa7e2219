package org.sparkcnn.job;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.ml.param.ParamMap;
import org.sparkcnn.ml.ClassEvaluation;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnModel;
import org.sparkcnn.ml.CnnRegressionModel;
import org.sparkcnn.ml.ModelReport;
import org.sparkcnn.ml.RegressionEvaluation;
import org.sparkcnn.monitor.ReportContents;
import org.sparkcnn.plan.Metric;

/**
 * What there is to say of a model that has just been trained.
 *
 * @param figures on the test images, as Evaluate prints them; empty without a test
 * @param metric the one that scripts read, such as {@code accuracy=0.9910}; empty if nothing was
 *     measured
 * @param page for people
 */
record Findings(String figures, String metric, ReportContents page) {

  /** Returns what the training itself has measured. */
  static Findings of(CnnModel<?> model) {
    Optional<Metric> accuracy =
        model.summary().modelEpoch().validation().stream()
            .filter(metric -> metric.name().equals("accuracy"))
            .findFirst();
    return new Findings(
        "", accuracy.map(metric -> accuracy(metric.value())).orElse(""), page(model));
  }

  /** Scores the test images, once. */
  static Findings of(CnnModel<?> model, TestImages test) {
    CnnModel<?> scorer = model.copy(ParamMap.empty()).setImageCol(test.images().imageCol());
    if (scorer instanceof CnnClassificationModel classifier) {
      ModelReport.Measured measured =
          new ModelReport(classifier).setLabelCol(test.labelCol()).measure(test.rows());
      ClassEvaluation figures = measured.evaluation();
      return new Findings(figures.toString(), accuracy(figures.accuracy()), measured.contents());
    }
    RegressionEvaluation figures =
        RegressionEvaluation.of((CnnRegressionModel) scorer, test.rows(), test.labelCol());
    ReportContents page = page(model);
    Stream<String> lines =
        Stream.concat(page.description().stream(), figures.toString().lines().map("test "::concat));
    return new Findings(
        figures.toString(),
        String.format(Locale.ROOT, "r2=%.4f", figures.r2()),
        page.model(lines.toList(), page.networkSummary(), page.params()));
  }

  private static ReportContents page(CnnModel<?> model) {
    String outputs = model instanceof CnnClassificationModel ? "classes" : "numbers";
    return ModelReport.contents(
        "A CNN for %d %s".formatted(model.network().output().elements(), outputs), model);
  }

  private static String accuracy(double share) {
    return String.format(Locale.ROOT, "accuracy=%.4f", share);
  }
}
