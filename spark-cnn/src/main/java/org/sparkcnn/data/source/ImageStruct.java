package org.sparkcnn.data.source;

import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Makes values of Spark's image struct. */
public final class ImageStruct {
  private ImageStruct() {}

  /**
   * Returns an image of a byte a channel.
   *
   * @param origin where it is from, or null
   * @param data (H, W, C), colours as blue, green, red; kept, not copied
   */
  public static InternalRow of(
      UTF8String origin, int height, int width, int channels, byte[] data) {
    // OpenCV's CV_8UC1, CV_8UC3: 8 · (channels − 1) + depth, and depth 0 is a byte.
    int mode = 8 * (channels - 1);
    // In the order of ImageSchema.columnSchema().
    return new GenericInternalRow(new Object[] {origin, height, width, channels, mode, data});
  }
}
