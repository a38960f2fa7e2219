package org.sparkcnn.engine.augment;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** An image that is being changed: H·W·C values on the scale on which they are kept. */
final class Picture {
  /** White, where values are bytes. */
  static final float WHITE = 255;

  private final int height;
  private final int width;
  private final int channels;
  private final PixelType type;
  private final byte[] bytes;
  private float[] values;
  private float[] spare;

  Picture(Shape image, PixelType type) {
    this.height = image.height();
    this.width = image.width();
    this.channels = image.channels();
    this.type = type;
    this.bytes = new byte[type == PixelType.UINT8 ? image.elements() : 0];
    this.values = new float[image.elements()];
    this.spare = new float[image.elements()];
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  int channels() {
    return channels;
  }

  /** Returns the values, row by row, pixel by pixel, channel by channel. */
  float[] values() {
    return values;
  }

  /** Returns room for as many values, whatever is in it; {@link #swap} makes them the picture's. */
  float[] spare() {
    return spare;
  }

  void swap() {
    float[] before = values;
    values = spare;
    spare = before;
  }

  /** Returns where in the values a pixel begins. */
  int index(int row, int column) {
    return (row * width + column) * channels;
  }

  /** Takes over the image with that number from a batch's memory. */
  void load(ByteBuffer batch, int image) {
    int from = image * values.length * type.bytes();
    if (type == PixelType.FLOAT32) {
      batch
          .slice(from, values.length * Float.BYTES)
          .order(batch.order())
          .asFloatBuffer()
          .get(values);
      return;
    }
    batch.get(from, bytes);
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] & 0xFF;
    }
  }

  /** Writes the values as the image with that number. */
  void store(FloatBuffer batch, int image) {
    batch.put(image * values.length, values);
  }
}
