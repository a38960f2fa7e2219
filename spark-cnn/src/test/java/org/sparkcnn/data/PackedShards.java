package org.sparkcnn.data;

import java.util.List;

/** Lets tests of other packages see what is packed. */
public final class PackedShards {
  private PackedShards() {}

  /** The shards of each worker that have rows. */
  public static List<List<byte[]>> of(PackedImages packed) {
    return packed.workers().map(WorkerShards::all).collect().stream().map(List::of).toList();
  }
}
