package org.sparkcnn.data;

import java.nio.ByteBuffer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Rect;
import org.bytedeco.opencv.opencv_core.Size;
import org.sparkcnn.network.Shape;

/**
 * Scales pictures into one of the network's size, which is used again for each. Its methods are
 * called within a {@link org.bytedeco.javacpp.PointerScope}.
 */
final class Resizer implements AutoCloseable {
  private final Shape image;
  private final Mat output;
  private final Mat scaled;
  private final Mat doubled;
  private final Mat shrunk;
  private final ByteBuffer pixels;

  Resizer(Shape image) {
    this.image = image;
    this.output =
        new Mat(image.height(), image.width(), opencv_core.CV_8UC(image.channels()))
            .retainReference();
    this.scaled = new Mat().retainReference();
    this.doubled = new Mat().retainReference();
    this.shrunk = new Mat().retainReference();
    this.pixels = output.data().capacity(image.elements()).asByteBuffer();
  }

  /** Returns the pixels of the picture that was placed last, (H, W, C). */
  ByteBuffer pixels() {
    return pixels.clear();
  }

  /** Puts the picture where it belongs in the output. */
  void place(Mat picture, Placement placement) {
    int x = Math.max(0, placement.left());
    int y = Math.max(0, placement.top());
    int width = (int) Math.min(placement.width() - x, image.width());
    int height = (int) Math.min(placement.height() - y, image.height());
    if (width < image.width() || height < image.height()) {
      Pointer.memset(output.data(), 0, image.elements());
    }
    Mat window = output.apply(new Rect(x - placement.left(), y - placement.top(), width, height));
    if (shrinksALittle(picture, placement)) {
      Size twice = new Size(2 * (int) placement.width(), 2 * (int) placement.height());
      resize(picture, doubled, twice, opencv_imgproc.INTER_LINEAR);
      Mat shown = doubled.apply(new Rect(2 * x, 2 * y, 2 * width, 2 * height));
      resize(shown, window, window.size(), opencv_imgproc.INTER_AREA);
    } else if (width == placement.width() && height == placement.height()) {
      scale(picture, window.size(), window);
    } else {
      Size whole = new Size((int) placement.width(), (int) placement.height());
      scale(picture, whole, scaled);
      scaled.apply(new Rect(x, y, width, height)).copyTo(window);
    }
  }

  /**
   * Returns whether the means of 2 x 2 pixels of a picture twice as large as wanted, interpolated
   * linearly, are nearer to torchvision's antialiased pixels than the means over areas. On
   * photographs they are between these factors, and they take half the time, for OpenCV has vector
   * instructions for both steps.
   */
  private static boolean shrinksALittle(Mat picture, Placement to) {
    return 4L * picture.cols() >= 5 * to.width()
        && 4L * picture.rows() >= 5 * to.height()
        && picture.cols() < 2 * to.width()
        && picture.rows() < 2 * to.height();
  }

  /**
   * The mean over the area where it shrinks, linear interpolation where it grows. Shrinks first
   * where it does both, because OpenCV takes no mean otherwise.
   */
  private void scale(Mat from, Size size, Mat to) {
    boolean shrinks = size.width() < from.cols() || size.height() < from.rows();
    boolean grows = size.width() > from.cols() || size.height() > from.rows();
    if (!shrinks && !grows) {
      from.copyTo(to);
    } else if (!grows) {
      resize(from, to, size, opencv_imgproc.INTER_AREA);
    } else if (!shrinks) {
      resize(from, to, size, opencv_imgproc.INTER_LINEAR);
    } else {
      Size least =
          new Size(Math.min(size.width(), from.cols()), Math.min(size.height(), from.rows()));
      resize(from, shrunk, least, opencv_imgproc.INTER_AREA);
      resize(shrunk, to, size, opencv_imgproc.INTER_LINEAR);
    }
  }

  private static void resize(Mat from, Mat to, Size size, int interpolation) {
    opencv_imgproc.resize(from, to, size, 0, 0, interpolation);
  }

  @Override
  public void close() {
    output.releaseReference();
    scaled.releaseReference();
    doubled.releaseReference();
    shrunk.releaseReference();
  }
}
