package org.sparkcnn.ml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.AveragingUnit;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.OptimizerAveraging;
import org.sparkcnn.plan.OuterOptimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;
import org.sparkcnn.plan.TrainingPlan;

/** Reads a training plan from a stage's params. */
final class TrainingPlans {
  private static final int AVERAGES_PER_EPOCH = 4;

  /** So few workers learn no more from more averages than one an epoch, which cost time. */
  private static final int FEW_WORKERS = 2;

  private static final double MOST_OUTER_MOMENTUM = 0.9;

  private TrainingPlans() {}

  static TrainingPlan of(
      HasTrainingParams<?> params, int batchSize, int workers, Precision precision) {
    return new TrainingPlan(
        new Recipe(
            params.lossValue(),
            clipping(params),
            optimizer(params, scale(params, workers)),
            params.getDecayBiases(),
            precision,
            params.getAugmentation(),
            tuning(params)),
        Schedules.of(params, scale(params, workers)),
        params.getEpochs(),
        batchSize,
        workers,
        averaging(params, workers),
        params.getSeed());
  }

  private static Averaging averaging(HasDistributionParams<?> params, int workers) {
    int frequency = params.getAveragingFrequency();
    return new Averaging(
        frequency > 0 ? frequency : workers > FEW_WORKERS ? AVERAGES_PER_EPOCH : 1,
        frequency == 0
            ? AveragingUnit.PER_EPOCH
            : enumOf(AveragingUnit.class, params.getAveragingUnit()),
        enumOf(OptimizerAveraging.class, params.getOptimizerAveraging()),
        outer(params, workers),
        enumOf(Reduction.class, params.getReduction()));
  }

  private static <E extends Enum<E>> E enumOf(Class<E> type, String name) {
    return Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
  }

  private static OuterOptimizer outer(HasDistributionParams<?> params, int workers) {
    Param<Object> momentum = params.outerMomentum();
    return new OuterOptimizer(
        params.getOuterLearningRate(),
        params.isDefined(momentum) ? (double) params.getOrDefault(momentum) : momentum(workers),
        params.getOuterNesterov());
  }

  /**
   * The more workers there are, the fewer steps each takes in an epoch: momentum makes the way from
   * mean to mean longer, by 1 / (1 - momentum). Two workers lose nothing by the plain mean.
   */
  private static double momentum(int workers) {
    return Math.min(MOST_OUTER_MOMENTUM, Math.max(0, 1 - 2.0 / workers));
  }

  private static double scale(HasDistributionParams<?> params, int workers) {
    return switch (params.getLearningRateScaling()) {
      case DistributionParams.LINEAR -> workers;
      case DistributionParams.SQRT -> Math.sqrt(workers);
      default -> 1;
    };
  }

  private static Optimizer optimizer(HasOptimizerParams<?> params, double scale) {
    double rate = params.getLearningRate() * scale;
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

  private static FineTuning tuning(HasTrainingParams<?> params) {
    Map<String, Double> factors = new LinkedHashMap<>();
    params
        .getLayerLearningRates()
        .forEach((pattern, rate) -> factors.put(pattern, rate / params.getLearningRate()));
    return new FineTuning(List.of(params.getFrozenLayers()), factors, statistics(params));
  }

  private static FineTuning.Statistics statistics(HasFineTuningParams<?> params) {
    return switch (params.getFrozenStatistics()) {
      case FineTuningParams.ALL -> FineTuning.Statistics.ALL;
      case FineTuningParams.NONE -> FineTuning.Statistics.NONE;
      default -> FineTuning.Statistics.FROZEN_LAYERS;
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
