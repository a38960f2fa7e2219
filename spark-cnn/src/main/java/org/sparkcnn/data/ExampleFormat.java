package org.sparkcnn.data;

import java.io.Serializable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * How a labelled image lies in a byte array: a hash of the content, whether it is held back from
 * training, the worker that it belongs to, and the content: label, weight, pixels; in native byte
 * order but for the hash.
 *
 * @param image the shape of an image, (C, H, W)
 * @param pixels how a value of it is kept
 * @param targets how its label is
 */
record ExampleFormat(Shape image, PixelType pixels, Targets targets) implements Serializable {
  static final int HELD_BACK = Long.BYTES;
  static final int WORKER = HELD_BACK + 1;
  static final int LABEL = WORKER + Integer.BYTES;

  int weight() {
    return LABEL + targets.bytes();
  }

  int pixelsBegin() {
    return weight() + Float.BYTES;
  }

  int pixelBytes() {
    return image.elements() * pixels.bytes();
  }

  int bytes() {
    return pixelsBegin() + pixelBytes();
  }
}
