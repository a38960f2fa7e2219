package org.sparkcnn.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.sparkcnn.network.Shape;

/** The files that make_images.py wrote, and the decoder run on one picture. */
final class ImageFixtures {
  static final long MAX_PIXELS = 1_000_000;

  /** The size of the pictures in the files. */
  static final int WIDTH = 40;

  static final int HEIGHT = 24;

  private ImageFixtures() {}

  static byte[] file(String name) {
    try (InputStream stream = ImageFixtures.class.getResourceAsStream("/images/" + name)) {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The lines of a table, each split at its commas. */
  static Stream<String[]> table(String name) {
    return new String(file(name), StandardCharsets.UTF_8).lines().map(line -> line.split(","));
  }

  static byte[] decode(byte[] file, Shape image, Resize resize) {
    try (ImageDecoder decoder = new ImageDecoder(image, resize, MAX_PIXELS)) {
      return decode(decoder, file, image);
    }
  }

  static byte[] decode(ImageDecoder decoder, byte[] file, Shape image) {
    ByteBuffer target = ByteBuffer.allocate(image.elements());
    decoder.decode(file, target);
    if (target.hasRemaining()) {
      throw new AssertionError(target.remaining() + " bytes were not written");
    }
    return target.array();
  }

  /** The greatest difference of two pixels' values. */
  static int difference(byte[] found, byte[] expected) {
    if (found.length != expected.length) {
      throw new AssertionError(found.length + " bytes, expected " + expected.length);
    }
    int most = 0;
    for (int i = 0; i < found.length; i++) {
      most = Math.max(most, Math.abs((found[i] & 0xFF) - (expected[i] & 0xFF)));
    }
    return most;
  }
}
