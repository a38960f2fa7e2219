package org.sparkcnn.ml;

import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;
import org.sparkcnn.plan.TrainingPlan;

/** Reads a training plan from a stage's params. */
final class TrainingPlans {
  private TrainingPlans() {}

  static TrainingPlan of(
      HasTrainingParams<?> params, int batchSize, int workers, Precision precision) {
    return new TrainingPlan(
        new Recipe(
            params.lossValue(),
            clipping(params),
            optimizer(params),
            params.getDecayBiases(),
            precision,
            params.getAugmentation()),
        Schedules.of(params),
        params.getEpochs(),
        batchSize,
        workers,
        params.getAveragingFrequency(),
        params.getSeed());
  }

  private static Optimizer optimizer(HasOptimizerParams<?> params) {
    double rate = params.getLearningRate();
    double epsilon = params.getEpsilon();
    double decay = params.getWeightDecay();
    double momentum = params.getMomentum();
    return switch (params.getOptimizer()) {
      case OptimizerParams.SGD ->
          new Sgd(rate, momentum, params.getDampening(), params.getNesterov(), decay);
      case OptimizerParams.RMS_PROP ->
          new RmsProp(rate, params.getAlpha(), epsilon, decay, momentum, params.getCentered());
      case OptimizerParams.ADAM_W ->
          new AdamW(rate, params.getBeta1(), params.getBeta2(), epsilon, decay);
      default -> new Adam(rate, params.getBeta1(), params.getBeta2(), epsilon, decay);
    };
  }

  private static GradientClipping clipping(HasOptimizerParams<?> params) {
    double norm = params.getClipNorm();
    double value = params.getClipValue();
    if (norm > 0 && value > 0) {
      throw new IllegalArgumentException(
          "params 'clipNorm' (%s) and 'clipValue' (%s) are both set; choose one"
              .formatted(norm, value));
    }
    if (norm > 0) {
      return GradientClipping.byNorm(norm);
    }
    return value > 0 ? GradientClipping.byValue(value) : GradientClipping.none();
  }
}
