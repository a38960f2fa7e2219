package org.sparkcnn.data;

import java.io.Serializable;

/** Makes numbers of a shard's images, on an executor. */
public interface ShardNumbers extends Serializable {

  /**
   * Returns the numbers, image by image, each (H, W, C).
   *
   * @param shard is closed afterwards
   */
  float[] of(Shard shard);
}
