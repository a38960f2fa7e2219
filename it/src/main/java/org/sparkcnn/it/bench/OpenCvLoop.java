package org.sparkcnn.it.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.sparkcnn.network.Shape;

/** The loop over files in native memory that OpenCV's users write, in threads of their own. */
final class OpenCvLoop {
  private final Shape image;

  OpenCvLoop(Shape image) {
    this.image = image;
    // Its own threads would take the cores of the other loops.
    opencv_core.setNumThreads(0);
  }

  /** Measures the images that threads decode; each decodes all files in turns. */
  Throughput.Rate images(Throughput.Window window, List<byte[]> files, int threads)
      throws InterruptedException, ExecutionException {
    return Throughput.ofThreads(
        threads,
        () -> {
          try (PointerScope scope = new PointerScope()) {
            List<Mat> encoded = files.stream().map(OpenCvLoop::encoded).toList();
            Mat output = new Mat(image.height(), image.width(), opencv_core.CV_8UC3);
            return Throughput.ofThread(window, () -> decodeAll(encoded, output));
          }
        });
  }

  /** Returns a file in native memory. */
  static Mat encoded(byte[] file) {
    return new Mat(1, file.length, opencv_core.CV_8U, new BytePointer(file));
  }

  /** Returns how many of the files OpenCV decodes. */
  long decodeAll(List<Mat> files, Mat output) {
    return files.stream().filter(file -> decode(file, output)).count();
  }

  /** Puts a file's picture, RGB, into the output; returns false if OpenCV cannot read it. */
  boolean decode(Mat file, Mat output) {
    try (PointerScope scope = new PointerScope()) {
      Mat picture = opencv_imgcodecs.imdecode(file, opencv_imgcodecs.IMREAD_COLOR);
      if (picture.empty()) {
        return false;
      }
      double scale =
          Math.max(
              (double) image.width() / picture.cols(), (double) image.height() / picture.rows());
      int width = (int) Math.round(scale * picture.cols());
      int height = (int) Math.round(scale * picture.rows());
      Mat scaled = new Mat();
      opencv_imgproc.resize(
          picture,
          scaled,
          new Size(width, height),
          0,
          0,
          scale < 1 ? opencv_imgproc.INTER_AREA : opencv_imgproc.INTER_LINEAR);
      Rect centre =
          new Rect(
              (width - image.width()) / 2,
              (height - image.height()) / 2,
              image.width(),
              image.height());
      opencv_imgproc.cvtColor(scaled.apply(centre), output, opencv_imgproc.COLOR_BGR2RGB);
      return true;
    }
  }
}
