package org.sparkcnn.train;

import org.sparkcnn.data.PackedImages;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.TrainingPlan;

/**
 * About how much memory a worker needs while it trains.
 *
 * @param nativeBytes outside the Java heap: weights, gradient, optimizer, activations and their
 *     gradients
 * @param heapBytes within it: the state that arrives and the one that leaves, and two shards; the
 *     packed images that Spark keeps are not counted, it moves them to disk where there is no room
 */
public record WorkerMemory(long nativeBytes, long heapBytes) {
  /** The libraries' own, and what they keep for reuse. */
  private static final long LIBRARIES = 300L << 20;

  private static final long SHARDS = 2L * PackedImages.SHARD_BYTES;

  /** Returns what a worker needs that trains a network by a plan. */
  public static WorkerMemory of(Network network, TrainingPlan plan) {
    int optimizerSlots = TrainingSession.vectors(plan.recipe().optimizer());
    boolean isBf16 = plan.recipe().precision() == Precision.BF16;
    long all = network.parameterTable().length();
    long trained = network.parameterTable().trainableLength();
    long copy = isBf16 ? 2 * trained : 0;
    long values = Float.BYTES * (all + trained * (1 + optimizerSlots)) + copy;
    long activation = isBf16 ? 2 : Float.BYTES;
    // Kept for the backward pass, and their gradients, which live shortly.
    long activations = 2 * activation * network.activations() * plan.batchSize();
    long state =
        Float.BYTES * (all + (plan.averaging().keepsOptimizers() ? trained * optimizerSlots : 0));
    return new WorkerMemory(values + activations + Float.BYTES * all, 3 * state + SHARDS);
  }

  /** Returns what an executor needs outside the heap for so many workers at once. */
  public long nativeBytes(int workers) {
    return LIBRARIES + workers * nativeBytes;
  }
}
