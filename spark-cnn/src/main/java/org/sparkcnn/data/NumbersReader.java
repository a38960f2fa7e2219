package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.sparkcnn.network.Shape;

/** Puts numbers that are taken as they are into (H, W, C) order. */
abstract class NumbersReader implements PixelReader {
  private final Shape image;
  private final PixelOrder order;

  NumbersReader(Shape image, PixelOrder order) {
    this.image = image;
    this.order = order;
  }

  static String wrongLength(int found, Shape image) {
    return "%d values, but the network takes %s images (C, H, W), that is %d"
        .formatted(found, image, image.elements());
  }

  /** Appends the values of an image, which lie in this reader's order. */
  final void put(double[] values, ByteBuffer target) {
    if (values.length != image.elements()) {
      throw new BadImageException(wrongLength(values.length, image));
    }
    int channels = image.channels();
    int height = image.height();
    int width = image.width();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int c = 0; c < channels; c++) {
          target.putFloat(finite(values[order.index(y, x, c, height, width, channels)], y, x, c));
        }
      }
    }
  }

  private static float finite(double value, int y, int x, int c) {
    float number = (float) value;
    if (!Float.isFinite(number)) {
      throw new BadImageException(
          "%s at row %d, column %d, channel %d; expected a finite number"
              .formatted(value, y, x, c));
    }
    return number;
  }
}
