package org.sparkcnn.engine;

import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;

/** Sessions on bytes, one thread, ready to go. */
final class Sessions {
  static final Device.Cpu CPU = Device.cpu(1);

  private Sessions() {}

  /** Returns a session that starts from weights drawn with seed 1. */
  static TrainingSession training(Network network, Optimizer optimizer, long dropoutSeed) {
    return training(network, Recipe.of(Loss.crossEntropy(), optimizer), dropoutSeed);
  }

  /** Returns a session that starts from weights drawn with seed 1. */
  static TrainingSession training(Network network, Recipe recipe, long dropoutSeed) {
    TrainingSession session =
        new TrainingSession(
            network,
            Normalization.none(network.input().channels()),
            PixelType.UINT8,
            recipe,
            CPU,
            dropoutSeed);
    session.restore(
        Weights.initial(network, 1), TrainingSession.initialState(network, recipe.optimizer()));
    return session;
  }

  /** Returns a session with weights drawn with seed 1. */
  static ScoringSession scoring(Network network) {
    return scoring(network, Precision.FP32);
  }

  /** Returns a session with weights drawn with seed 1. */
  static ScoringSession scoring(Network network, Precision precision) {
    return new ScoringSession(
        network,
        Weights.initial(network, 1),
        Normalization.none(network.input().channels()),
        PixelType.UINT8,
        precision);
  }
}
