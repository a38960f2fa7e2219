package org.sparkcnn.ml;

import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of how the learning rate changes as training goes on; each says which schedules look at
 * it.
 *
 * @param <S> the stage
 */
public interface HasScheduleParams<S extends HasScheduleParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  ScheduleParams scheduleParams();

  /** Returns the param of the schedule; default constant. */
  default Param<String> schedule() {
    return scheduleParams().schedule;
  }

  /** Returns the schedule. */
  default String getSchedule() {
    return getOrDefault(schedule());
  }

  /** Sets the schedule: constant, step, multiStep, exponential, cosine or oneCycle. */
  default S setSchedule(String value) {
    return with(schedule(), value);
  }

  /** Returns the param of the epochs between two falls of the schedule step; it has no default. */
  default IntParam decayEpochs() {
    return scheduleParams().decayEpochs;
  }

  /** Sets the epochs between two falls of the schedule step, at least 1. */
  default S setDecayEpochs(int value) {
    return with(decayEpochs(), value);
  }

  /**
   * Returns the param of the epochs after which the schedule multiStep falls; they have no default.
   */
  default IntArrayParam milestones() {
    return scheduleParams().milestones;
  }

  /**
   * Returns the epochs after which the schedule multiStep falls, or an empty array if they are
   * unset.
   */
  default int[] getMilestones() {
    return isDefined(milestones()) ? getOrDefault(milestones()) : new int[0];
  }

  /** Sets the epochs after which the schedule multiStep falls, in rising order from 1. */
  default S setMilestones(int... values) {
    return with(milestones(), values);
  }

  /**
   * Returns the param of the factor of each fall in step, multiStep and exponential; default 0.1.
   */
  default DoubleParam gamma() {
    return scheduleParams().gamma;
  }

  /** Returns the factor of each fall in step, multiStep and exponential. */
  default double getGamma() {
    return (double) getOrDefault(gamma());
  }

  /** Sets the factor of each fall in step, multiStep and exponential, above 0. */
  default S setGamma(double value) {
    return with(gamma(), value);
  }

  /** Returns the param of the rate that cosine falls to; default 0. */
  default DoubleParam minLearningRate() {
    return scheduleParams().minLearningRate;
  }

  /** Returns the rate that cosine falls to. */
  default double getMinLearningRate() {
    return (double) getOrDefault(minLearningRate());
  }

  /** Sets the rate that cosine falls to, at least 0. */
  default S setMinLearningRate(double value) {
    return with(minLearningRate(), value);
  }

  /** Returns the param of the peak of oneCycle; unset: learningRate. */
  default DoubleParam maxLearningRate() {
    return scheduleParams().maxLearningRate;
  }

  /** Sets the peak of oneCycle, above 0. */
  default S setMaxLearningRate(double value) {
    return with(maxLearningRate(), value);
  }

  /** Returns the param of the share of all steps in which oneCycle rises; default 0.3. */
  default DoubleParam pctStart() {
    return scheduleParams().pctStart;
  }

  /** Returns the share of all steps in which oneCycle rises. */
  default double getPctStart() {
    return (double) getOrDefault(pctStart());
  }

  /** Sets the share of all steps in which oneCycle rises, in [0, 1]. */
  default S setPctStart(double value) {
    return with(pctStart(), value);
  }

  /** Returns the param of how far below its peak oneCycle begins; default 25. */
  default DoubleParam divFactor() {
    return scheduleParams().divFactor;
  }

  /** Returns how far below its peak oneCycle begins. */
  default double getDivFactor() {
    return (double) getOrDefault(divFactor());
  }

  /** Sets the ratio of oneCycle's peak to its beginning, above 0. */
  default S setDivFactor(double value) {
    return with(divFactor(), value);
  }

  /** Returns the param of how far below its beginning oneCycle ends; default 10000. */
  default DoubleParam finalDivFactor() {
    return scheduleParams().finalDivFactor;
  }

  /** Returns how far below its beginning oneCycle ends. */
  default double getFinalDivFactor() {
    return (double) getOrDefault(finalDivFactor());
  }

  /** Sets the ratio of oneCycle's beginning to its end, above 0. */
  default S setFinalDivFactor(double value) {
    return with(finalDivFactor(), value);
  }

  /**
   * Returns the param of the batches in which the rate rises to that of any schedule; default 0,
   * none.
   */
  default IntParam warmupSteps() {
    return scheduleParams().warmupSteps;
  }

  /** Returns the batches in which the rate rises to that of any schedule. */
  default int getWarmupSteps() {
    return (int) getOrDefault(warmupSteps());
  }

  /** Sets the batches of a worker in which the rate rises to that of any schedule, 0 for none. */
  default S setWarmupSteps(int value) {
    return with(warmupSteps(), value);
  }

  /** Returns the param of the share of the rate that a warm-up begins with; default 1/3. */
  default DoubleParam warmupFactor() {
    return scheduleParams().warmupFactor;
  }

  /** Returns the share of the rate that a warm-up begins with. */
  default double getWarmupFactor() {
    return (double) getOrDefault(warmupFactor());
  }

  /** Sets the share of the rate that a warm-up begins with, above 0 and at most 1. */
  default S setWarmupFactor(double value) {
    return with(warmupFactor(), value);
  }
}
