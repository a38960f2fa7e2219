package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasScheduleParams}. */
public final class ScheduleParams implements Serializable {
  static final String CONSTANT = "constant";
  static final String STEP = "step";
  static final String MULTI_STEP = "multiStep";
  static final String EXPONENTIAL = "exponential";
  static final String COSINE = "cosine";
  static final String ONE_CYCLE = "oneCycle";

  final Param<String> schedule;
  final IntParam decayEpochs;
  final IntArrayParam milestones;
  final DoubleParam gamma;
  final DoubleParam minLearningRate;
  final DoubleParam maxLearningRate;
  final DoubleParam pctStart;
  final DoubleParam divFactor;
  final DoubleParam finalDivFactor;
  final IntParam warmupSteps;
  final DoubleParam warmupFactor;

  ScheduleParams(Params owner) {
    schedule =
        ParamFactory.choice(
            owner,
            "schedule",
            "how the learning rate changes: oneCycle with every batch, the others with every"
                + " epoch.",
            List.of(CONSTANT, STEP, MULTI_STEP, EXPONENTIAL, COSINE, ONE_CYCLE));
    decayEpochs =
        ParamFactory.intAtLeast(
            owner, "decayEpochs", 1, "step, which needs it: epochs between two falls");
    milestones =
        new IntArrayParam(
            owner,
            "milestones",
            "multiStep, which needs them: epochs that are over when the rate falls, in rising"
                + " order (>= 1)",
            ScheduleParams::areMilestones);
    gamma =
        ParamFactory.positive(
            owner, "gamma", "step, multiStep and exponential: what a fall multiplies the rate by");
    minLearningRate =
        ParamFactory.notNegative(owner, "minLearningRate", "cosine: the rate that it falls to");
    maxLearningRate =
        ParamFactory.positive(
            owner, "maxLearningRate", "oneCycle: the rate at its peak; unset: learningRate");
    pctStart =
        ParamFactory.share(owner, "pctStart", "oneCycle: share of all steps in which it rises");
    divFactor =
        ParamFactory.positive(owner, "divFactor", "oneCycle: it begins at its peak / divFactor");
    finalDivFactor =
        ParamFactory.positive(
            owner, "finalDivFactor", "oneCycle: it ends at its beginning / finalDivFactor");
    warmupSteps =
        ParamFactory.intAtLeast(
            owner,
            "warmupSteps",
            0,
            "any schedule: batches of a worker in which the rate rises linearly to the schedule's;"
                + " 0: no warm-up");
    warmupFactor =
        new DoubleParam(
            owner.uid(),
            "warmupFactor",
            "any schedule with warmupSteps: share of the rate in the first step (in (0, 1])",
            ParamValidators.inRange(0, 1, false, true));
    setDefaults(owner);
  }

  private static boolean areMilestones(int[] epochs) {
    int last = 0;
    for (int epoch : epochs) {
      if (epoch <= last) {
        return false;
      }
      last = epoch;
    }
    return epochs.length > 0;
  }

  private void setDefaults(Params owner) {
    owner.setDefault(schedule, CONSTANT);
    owner.setDefault(gamma, 0.1);
    owner.setDefault(minLearningRate, 0.0);
    owner.setDefault(pctStart, 0.3);
    owner.setDefault(divFactor, 25.0);
    owner.setDefault(finalDivFactor, 1e4);
    owner.setDefault(warmupSteps, 0);
    owner.setDefault(warmupFactor, 1.0 / 3);
  }
}
