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
  private final Mat shrunk;
  private final ByteBuffer pixels;

  Resizer(Shape image) {
    this.image = image;
    this.output =
        new Mat(image.height(), image.width(), opencv_core.CV_8UC(image.channels()))
            .retainReference();
    this.scaled = new Mat().retainReference();
    this.shrunk = new Mat().retainReference();
    this.pixels = output.data().capacity(image.elements()).asByteBuffer();
  }

  /** Returns the pixels of the picture that was placed last, (H, W, C). */
  ByteBuffer pixels() {
    return pixels.clear();
  }

  /** Puts the picture where it belongs in the output. */
  void place(Mat picture, Placement placement) {
    if (placement.fills(image)) {
      scale(picture, placement, output);
      return;
    }
    scale(picture, placement, scaled);
    int x = Math.max(0, placement.left());
    int y = Math.max(0, placement.top());
    int width = (int) Math.min(placement.width() - x, image.width());
    int height = (int) Math.min(placement.height() - y, image.height());
    if (width < image.width() || height < image.height()) {
      Pointer.memset(output.data(), 0, image.elements());
    }
    Rect shown = new Rect(x, y, width, height);
    Rect window = new Rect(x - placement.left(), y - placement.top(), width, height);
    scaled.apply(shown).copyTo(output.apply(window));
  }

  /**
   * The mean over the area where it shrinks, linear interpolation where it grows. Shrinks first
   * where it does both, because OpenCV takes no mean otherwise.
   */
  private void scale(Mat from, Placement placement, Mat to) {
    int width = (int) placement.width();
    int height = (int) placement.height();
    boolean shrinks = width < from.cols() || height < from.rows();
    boolean grows = width > from.cols() || height > from.rows();
    if (!shrinks && !grows) {
      from.copyTo(to);
    } else if (!grows) {
      resize(from, to, width, height, opencv_imgproc.INTER_AREA);
    } else if (!shrinks) {
      resize(from, to, width, height, opencv_imgproc.INTER_LINEAR);
    } else {
      int least = Math.min(width, from.cols());
      resize(from, shrunk, least, Math.min(height, from.rows()), opencv_imgproc.INTER_AREA);
      resize(shrunk, to, width, height, opencv_imgproc.INTER_LINEAR);
    }
  }

  private static void resize(Mat from, Mat to, int width, int height, int interpolation) {
    opencv_imgproc.resize(from, to, new Size(width, height), 0, 0, interpolation);
  }

  @Override
  public void close() {
    output.releaseReference();
    scaled.releaseReference();
    shrunk.releaseReference();
  }
}
