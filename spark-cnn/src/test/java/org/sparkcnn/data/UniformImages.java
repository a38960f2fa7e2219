package org.sparkcnn.data;

import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Scalar;
import org.sparkcnn.natives.OpenCv;

/** Files of one colour, in each format, of the size of the fixtures. */
final class UniformImages {
  private UniformImages() {}

  static List<byte[]> of(int value) {
    OpenCv.load();
    return Stream.of(".jpg", ".png", ".bmp", ".webp").map(name -> encode(name, value)).toList();
  }

  private static byte[] encode(String name, int value) {
    try (Scalar colour = Scalar.all(value);
        Mat picture =
            new Mat(ImageFixtures.HEIGHT, ImageFixtures.WIDTH, opencv_core.CV_8UC3, colour);
        BytePointer file = new BytePointer()) {
      if (!opencv_imgcodecs.imencode(name, picture, file)) {
        throw new AssertionError("cannot encode " + name);
      }
      byte[] bytes = new byte[(int) file.limit()];
      file.get(bytes);
      return bytes;
    }
  }
}
