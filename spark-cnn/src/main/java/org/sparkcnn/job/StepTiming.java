package org.sparkcnn.job;

import java.nio.ByteBuffer;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.OptimizerState;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.natives.Processor;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.CrossEntropy;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.TrainingPlan;

/** Measures training steps on made images, in this process. */
final class StepTiming {
  /** The first steps compile, allocate and fill caches. */
  private static final int WARM_UP = 2;

  private static final int STEPS = 20;
  private static final double SECONDS = 3;

  private StepTiming() {}

  /**
   * Returns the seconds of a step of one worker that has this machine for itself.
   *
   * @param threads of the worker
   */
  static double seconds(Network network, TrainingPlan plan, int threads) {
    Recipe recipe = plan.recipe();
    if (recipe.precision() == Precision.AUTO) {
      recipe = recipe.precision(Processor.computesInBf16() ? Precision.BF16 : Precision.FP32);
    }
    try (Batch batch = batch(network, plan);
        TrainingSession session =
            new TrainingSession(
                network,
                Normalization.none(network.input().channels()),
                PixelType.UINT8,
                recipe,
                Device.cpu(threads),
                plan.seed())) {
      OptimizerState state = TrainingSession.initialState(network, recipe.optimizer());
      session.restore(Weights.initial(network, plan.seed()), state);
      for (int i = 0; i < WARM_UP; i++) {
        session.step(batch);
      }
      long begin = System.nanoTime();
      int steps = 0;
      do {
        session.step(batch);
        steps++;
      } while (steps < STEPS && System.nanoTime() - begin < SECONDS * 1e9);
      return (System.nanoTime() - begin) / 1e9 / steps;
    }
  }

  /** Black images, of which a step takes as long as of any others. */
  private static Batch batch(Network network, TrainingPlan plan) {
    boolean isOfClasses = plan.recipe().loss() instanceof CrossEntropy;
    int outputs = network.output().elements();
    Batch batch =
        new Batch(network.input(), PixelType.UINT8, plan.batchSize(), isOfClasses ? 0 : outputs);
    ByteBuffer image = ByteBuffer.allocateDirect(network.input().elements());
    for (int i = 0; i < plan.batchSize(); i++) {
      if (isOfClasses) {
        batch.add(image.duplicate(), i % outputs, 1);
      } else {
        batch.add(image.duplicate(), new float[outputs], 1);
      }
    }
    return batch;
  }
}
