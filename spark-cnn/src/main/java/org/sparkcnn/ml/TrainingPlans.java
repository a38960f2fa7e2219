package org.sparkcnn.ml;

import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Sgd;
import org.sparkcnn.plan.TrainingPlan;

/** Reads a training plan from a stage's params. */
final class TrainingPlans {
  private TrainingPlans() {}

  static TrainingPlan of(HasTrainingParams<?> params, int batchSize, int workers) {
    return new TrainingPlan(
        loss(params),
        optimizer(params),
        params.getEpochs(),
        batchSize,
        workers,
        params.getAveragingFrequency(),
        params.getSeed());
  }

  static Loss loss(HasTrainingParams<?> params) {
    return params.getLoss().equals(TrainingParams.CROSS_ENTROPY)
        ? Loss.CROSS_ENTROPY
        : Loss.MEAN_SQUARED_ERROR;
  }

  private static Optimizer optimizer(HasTrainingParams<?> params) {
    if (params.getOptimizer().equals(TrainingParams.SGD)) {
      return new Sgd(
          params.getLearningRate(),
          params.getMomentum(),
          params.getNesterov(),
          params.getWeightDecay());
    }
    return new Adam(
        params.getLearningRate(),
        params.getBeta1(),
        params.getBeta2(),
        params.getEpsilon(),
        params.getWeightDecay());
  }
}
