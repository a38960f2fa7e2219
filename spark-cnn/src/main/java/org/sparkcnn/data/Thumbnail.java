package org.sparkcnn.data;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.sparkcnn.natives.OpenCv;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** A file of what a network sees of an image, for people to look at. */
public final class Thumbnail {
  /** Larger ones are photographs rather than icons, which JPEG makes small. */
  private static final int MOST_PNG_PIXELS = 64 * 64;

  private Thumbnail() {}

  /**
   * Encodes pixels: as PNG, or as JPEG if they are more than 64 × 64. Of numbers, the smallest
   * becomes black and the largest white.
   *
   * @param pixels as (H, W, C) from the buffer's position, in native byte order; RGB if C is 3
   * @param image the shape, (C, H, W)
   * @param type of the pixels
   * @return the file; empty if the channels are neither 1 nor 3
   */
  public static byte[] of(ByteBuffer pixels, Shape image, PixelType type) {
    int channels = image.channels();
    if (channels != 1 && channels != 3) {
      return new byte[0];
    }
    byte[] bytes = new byte[image.elements()];
    if (type == PixelType.UINT8) {
      pixels.duplicate().get(bytes);
    } else {
      toBytes(pixels.slice().order(pixels.order()).asFloatBuffer(), bytes);
    }
    if (channels == 3) {
      swapRedAndBlue(bytes);
    }
    return encode(bytes, image);
  }

  private static void toBytes(FloatBuffer numbers, byte[] bytes) {
    float low = Float.POSITIVE_INFINITY;
    float high = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < bytes.length; i++) {
      low = Math.min(low, numbers.get(i));
      high = Math.max(high, numbers.get(i));
    }
    float scale = high > low ? 255 / (high - low) : 0;
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) Math.round((numbers.get(i) - low) * scale);
    }
  }

  /** OpenCV's order is blue, green, red. */
  private static void swapRedAndBlue(byte[] bytes) {
    for (int i = 0; i < bytes.length - 2; i += 3) {
      byte red = bytes[i];
      bytes[i] = bytes[i + 2];
      bytes[i + 2] = red;
    }
  }

  private static byte[] encode(byte[] bytes, Shape image) {
    OpenCv.load();
    boolean isSmall = image.height() * image.width() <= MOST_PNG_PIXELS;
    try (PointerScope scope = new PointerScope()) {
      Mat picture =
          new Mat(
              image.height(),
              image.width(),
              opencv_core.CV_8UC(image.channels()),
              new BytePointer(bytes));
      BytePointer file = new BytePointer();
      if (!opencv_imgcodecs.imencode(isSmall ? ".png" : ".jpg", picture, file)) {
        throw new IllegalStateException("OpenCV cannot encode an image of the shape " + image);
      }
      byte[] encoded = new byte[Math.toIntExact(file.limit())];
      file.get(encoded);
      return encoded;
    }
  }
}
