package org.sparkcnn.natives;

import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.LoggerFactory;

/** A process whose main thread is interrupted before it loads the natives, as a killed task's. */
public final class InterruptedLoader {
  private InterruptedLoader() {}

  /**
   * Takes nothing; prints whether the thread is still interrupted, and what libtorch and OpenCV
   * compute.
   */
  public static void main(String[] arguments) {
    // Log4j does not start in an interrupted thread either, but in an executor it has long started.
    LoggerFactory.getLogger(InterruptedLoader.class);
    Thread.currentThread().interrupt();
    Natives.load();
    OpenCv.load();
    System.out.println(Thread.currentThread().isInterrupted());
    System.out.println(torch.ones(3).sum().item_float());
    System.out.println(new Mat(2, 3, opencv_core.CV_8UC1).total());
  }
}
