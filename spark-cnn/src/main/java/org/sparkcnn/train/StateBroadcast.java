package org.sparkcnn.train;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Brings a run's state to the workers; once, though its evaluation and the next round both need it.
 * A round that begins with a state that was evaluated finds it there already, and its cost says so.
 */
final class StateBroadcast implements AutoCloseable {
  private final JavaSparkContext spark;
  private float[] state;
  private Broadcast<float[]> broadcast;

  /**
   * Spark removes a broadcast in the background, and its cleaner removes one that nobody refers to:
   * both at once complain of each other.
   */
  @SuppressWarnings({"unused", "FieldCanBeLocal"})
  private Broadcast<float[]> removed;

  StateBroadcast(JavaSparkContext spark) {
    this.spark = spark;
  }

  /** Returns the broadcast of a state; those of other states are gone. */
  Broadcast<float[]> of(float[] now) {
    if (now != state) {
      close();
      broadcast = spark.broadcast(now);
      state = now;
    }
    return broadcast;
  }

  @Override
  public void close() {
    if (broadcast != null) {
      broadcast.destroy();
      removed = broadcast;
    }
    broadcast = null;
    state = null;
  }
}
