package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.sparkcnn.plan.OuterOptimizer;

class OuterStepTest {
  private static final float[] BEFORE = {1, -2, 5};

  private static float[] step(OuterOptimizer optimizer, float[] momentum, float... mean) {
    OuterStep.apply(optimizer, BEFORE, mean, momentum, 2);
    return mean;
  }

  @Test
  void thePlainMeanStaysAsItIs() {
    assertThat(step(OuterOptimizer.mean(), new float[0], 3, 4, 6)).containsExactly(3, 4, 6);
    assertThat(OuterStep.begin(OuterOptimizer.mean(), 2)).isEmpty();
  }

  @Test
  void aLearningRateOfAHalfGoesHalfTheWayAndLeavesBuffersToTheMean() {
    OuterOptimizer half = new OuterOptimizer(0.5, 0, false);
    assertThat(step(half, OuterStep.begin(half, 2), 3, 4, 6)).containsExactly(2, 1, 6);
  }

  /**
   * Two steps of torch.optim.SGD(lr=0.7, momentum=0.9, nesterov) on the gradients (−2, −6), then
   * (−1, 0.5): the numbers are its own.
   */
  @Test
  void momentumFollowsPyTorchsFormulas() {
    OuterOptimizer nesterov = new OuterOptimizer(0.7, 0.9, true);
    float[] momentum = OuterStep.begin(nesterov, 2);
    float[] first = {3, 4, 6};
    OuterStep.apply(nesterov, BEFORE, first, momentum, 2);
    assertThat(first).containsExactly(new float[] {3.66f, 5.98f, 6}, within(1e-5f));
    float[] second = {first[0] + 1, first[1] - 0.5f, 7};
    OuterStep.apply(nesterov, first, second, momentum, 2);
    assertThat(second).containsExactly(new float[] {6.124f, 8.717f, 7}, within(1e-5f));
  }

  @Test
  void plainMomentumDoesNotLookAhead() {
    OuterOptimizer heavyBall = new OuterOptimizer(0.7, 0.9, false);
    float[] momentum = OuterStep.begin(heavyBall, 2);
    float[] first = {3, 4, 6};
    OuterStep.apply(heavyBall, BEFORE, first, momentum, 2);
    assertThat(first).containsExactly(new float[] {2.4f, 2.2f, 6}, within(1e-5f));
  }
}
