package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Reads the pixels of an image column's rows. It belongs to one task and may hold native memory
 * until it is closed.
 */
public interface PixelReader extends AutoCloseable {

  /**
   * Appends a row's pixels as (H, W, C) to a buffer.
   *
   * @param row any row
   * @param index where in the row the column is
   * @param target in native byte order, with room for the image
   * @throws BadImageException if the image is null, or not one that the network takes; the buffer's
   *     content is then undefined
   */
  void read(InternalRow row, int index, ByteBuffer target);

  @Override
  default void close() {}
}
