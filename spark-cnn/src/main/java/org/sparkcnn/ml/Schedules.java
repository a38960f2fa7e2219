package org.sparkcnn.ml;

import java.util.Arrays;
import org.apache.spark.ml.param.Param;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.OneCycleRate;

/** Reads a learning-rate schedule from a stage's params. */
final class Schedules {
  private Schedules() {}

  /**
   * Returns the schedule.
   *
   * @param scale what the params' rates are multiplied by
   */
  static LearningRateSchedule of(HasTrainingParams<?> params, double scale) {
    LearningRateSchedule schedule = withoutWarmup(params, scale);
    return params.getWarmupSteps() == 0
        ? schedule
        : schedule.withWarmup(params.getWarmupSteps(), params.getWarmupFactor());
  }

  private static LearningRateSchedule withoutWarmup(HasTrainingParams<?> params, double scale) {
    double gamma = params.getGamma();
    return switch (params.getSchedule()) {
      case ScheduleParams.STEP ->
          LearningRateSchedule.step((int) needed(params, params.decayEpochs()), gamma);
      case ScheduleParams.MULTI_STEP -> {
        int[] milestones = needed(params, params.milestones());
        yield LearningRateSchedule.multiStep(Arrays.stream(milestones).boxed().toList(), gamma);
      }
      case ScheduleParams.EXPONENTIAL -> LearningRateSchedule.exponential(gamma);
      case ScheduleParams.COSINE -> LearningRateSchedule.cosine(params.getMinLearningRate());
      case ScheduleParams.ONE_CYCLE ->
          new OneCycleRate(
              peak(params) * scale,
              params.getPctStart(),
              params.getDivFactor(),
              params.getFinalDivFactor());
      default -> LearningRateSchedule.constant();
    };
  }

  private static double peak(HasTrainingParams<?> params) {
    return params.isDefined(params.maxLearningRate())
        ? (double) params.getOrDefault(params.maxLearningRate())
        : params.getLearningRate();
  }

  private static <T> T needed(HasTrainingParams<?> params, Param<T> param) {
    if (!params.isDefined(param)) {
      throw new IllegalArgumentException(
          "param '%s' is not set, which the schedule '%s' needs"
              .formatted(param.name(), params.getSchedule()));
    }
    return params.getOrDefault(param);
  }
}
