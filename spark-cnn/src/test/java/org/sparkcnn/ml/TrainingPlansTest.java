package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.AveragingUnit;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.GradientClipping;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.OneCycleRate;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.OptimizerAveraging;
import org.sparkcnn.plan.OuterOptimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;
import org.sparkcnn.plan.TrainingPlan;

/** Each param reaches its place in the plan. */
class TrainingPlansTest {

  private static Recipe recipe(CnnClassifier cnn) {
    return TrainingPlans.of(cnn, 64, 1, Precision.FP32).recipe();
  }

  private static Optimizer optimizer(CnnClassifier cnn) {
    return recipe(cnn).optimizer();
  }

  private static LearningRateSchedule schedule(CnnClassifier cnn) {
    return TrainingPlans.of(cnn, 64, 1, Precision.FP32).schedule();
  }

  @Test
  void withoutParamsItIsAdamOnTheCrossEntropyAtAConstantRate() {
    assertThat(recipe(new CnnClassifier()))
        .isEqualTo(Recipe.of(Loss.crossEntropy(), Adam.of(0.001)));
    assertThat(schedule(new CnnClassifier())).isEqualTo(LearningRateSchedule.constant());
  }

  @Test
  void lossesTakeTheirOwnParams() {
    CnnClassifier cnn =
        new CnnClassifier().setLabelSmoothing(0.1).setClassWeights(1, 2).setSmoothL1Beta(0.5);

    assertThat(recipe(cnn).loss()).isEqualTo(new CrossEntropy(0.1, List.of(1.0, 2.0)));
    assertThat(recipe(cnn.setLoss("meanSquaredError")).loss()).isEqualTo(Loss.meanSquaredError());
    assertThat(recipe(cnn.setLoss("smoothL1")).loss()).isEqualTo(Loss.smoothL1(0.5));
  }

  @Test
  void optimizersTakeTheirOwnParams() {
    CnnClassifier cnn =
        new CnnClassifier()
            .setLearningRate(0.5)
            .setMomentum(0.1)
            .setDampening(0.2)
            .setBeta1(0.3)
            .setBeta2(0.4)
            .setAlpha(0.6)
            .setCentered(true)
            .setEpsilon(0.7)
            .setWeightDecay(0.8);

    assertThat(optimizer(cnn)).isEqualTo(new Adam(0.5, 0.3, 0.4, 0.7, 0.8));
    assertThat(optimizer(cnn.setOptimizer("adamW"))).isEqualTo(new AdamW(0.5, 0.3, 0.4, 0.7, 0.8));
    assertThat(optimizer(cnn.setOptimizer("rmsProp")))
        .isEqualTo(new RmsProp(0.5, 0.6, 0.7, 0.8, 0.1, true));
    assertThat(optimizer(cnn.setOptimizer("sgd"))).isEqualTo(new Sgd(0.5, 0.1, 0.2, false, 0.8));
    assertThat(optimizer(cnn.setDampening(0).setNesterov(true)))
        .isEqualTo(new Sgd(0.5, 0.1, 0, true, 0.8));
  }

  @Test
  void boundsAndSparedBiasesReachTheRecipe() {
    assertThat(recipe(new CnnClassifier().setClipNorm(2)).clipping())
        .isEqualTo(GradientClipping.byNorm(2));
    assertThat(recipe(new CnnClassifier().setClipValue(3)).clipping())
        .isEqualTo(GradientClipping.byValue(3));
    assertThat(recipe(new CnnClassifier().setDecayBiases(false)).decayBiases()).isFalse();
  }

  @Test
  void schedulesTakeTheirOwnParams() {
    CnnClassifier cnn =
        new CnnClassifier()
            .setLearningRate(0.25)
            .setDecayEpochs(3)
            .setMilestones(2, 5)
            .setGamma(0.5)
            .setMinLearningRate(0.01)
            .setPctStart(0.4)
            .setDivFactor(10)
            .setFinalDivFactor(100);

    assertThat(schedule(cnn.setSchedule("step"))).isEqualTo(LearningRateSchedule.step(3, 0.5));
    assertThat(schedule(cnn.setSchedule("multiStep")))
        .isEqualTo(LearningRateSchedule.multiStep(List.of(2, 5), 0.5));
    assertThat(schedule(cnn.setSchedule("exponential")))
        .isEqualTo(LearningRateSchedule.exponential(0.5));
    assertThat(schedule(cnn.setSchedule("cosine"))).isEqualTo(LearningRateSchedule.cosine(0.01));
    assertThat(schedule(cnn.setSchedule("oneCycle")))
        .as("the peak is learningRate")
        .isEqualTo(new OneCycleRate(0.25, 0.4, 10, 100));
    assertThat(schedule(cnn.setMaxLearningRate(2))).isEqualTo(new OneCycleRate(2, 0.4, 10, 100));
    assertThat(schedule(cnn.setSchedule("constant").setWarmupSteps(7).setWarmupFactor(0.2)))
        .isEqualTo(LearningRateSchedule.constant().withWarmup(7, 0.2));
  }

  private static Averaging averaging(CnnClassifier cnn, int workers) {
    return TrainingPlans.of(cnn, 64, workers, Precision.FP32).averaging();
  }

  @Test
  void withoutParamsManyWorkersAverageFourTimesAnEpochAndFewOnce() {
    Averaging one = averaging(new CnnClassifier(), 1);
    assertThat(one.frequency()).isEqualTo(1);
    assertThat(one.unit()).isEqualTo(AveragingUnit.PER_EPOCH);
    assertThat(one.outer().isMean()).isTrue();
    assertThat(averaging(new CnnClassifier(), 2)).isEqualTo(one);
    Averaging three = averaging(new CnnClassifier(), 3);
    assertThat(three.frequency()).isEqualTo(4);
    assertThat(three.unit()).isEqualTo(AveragingUnit.PER_EPOCH);
    assertThat(three.optimizer()).isEqualTo(OptimizerAveraging.AVERAGED);
    assertThat(three.reduction()).isEqualTo(Reduction.AUTO);
  }

  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "4, 0.5", "8, 0.75", "16, 0.875", "20, 0.9", "1024, 0.9"})
  void theOuterMomentumFollowsTheWorkers(int workers, double momentum) {
    assertThat(averaging(new CnnClassifier(), workers).outer())
        .isEqualTo(new OuterOptimizer(1, momentum, true));
  }

  @Test
  void averagingTakesItsParams() {
    CnnClassifier cnn =
        new CnnClassifier()
            .setAveragingFrequency(3)
            .setAveragingUnit("epochs")
            .setOptimizerAveraging("reset")
            .setOuterLearningRate(0.7)
            .setOuterMomentum(0.2)
            .setOuterNesterov(false)
            .setReduction("shuffle");
    assertThat(averaging(cnn, 8))
        .isEqualTo(
            new Averaging(
                3,
                AveragingUnit.EPOCHS,
                OptimizerAveraging.RESET,
                new OuterOptimizer(0.7, 0.2, false),
                Reduction.SHUFFLE));
    assertThat(averaging(cnn.setAveragingUnit("batches"), 8).unit())
        .isEqualTo(AveragingUnit.BATCHES);
  }

  @ParameterizedTest
  @CsvSource({"none, 0.5", "sqrt, 1", "linear, 2"})
  void theLearningRateGrowsWithFourWorkersIfAsked(String scaling, double rate) {
    CnnClassifier cnn =
        new CnnClassifier()
            .setLearningRate(0.5)
            .setSchedule("oneCycle")
            .setLearningRateScaling(scaling);
    TrainingPlan plan = TrainingPlans.of(cnn, 64, 4, Precision.FP32);
    assertThat(plan.recipe().optimizer().learningRate()).isEqualTo(rate);
    assertThat(plan.schedule()).isEqualTo(LearningRateSchedule.oneCycle(rate));
  }
}
