package org.sparkcnn.natives;

import com.sun.jna.NativeLibrary;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.global.opencv_imgcodecs;
import org.bytedeco.opencv.global.opencv_imgproc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads OpenCV into this process, without libtorch. */
public final class OpenCv {
  private static final Logger LOG = LoggerFactory.getLogger(OpenCv.class);

  private static final int SILENT = 0;

  private static boolean loaded;

  private OpenCv() {}

  /**
   * Loads and configures OpenCV at the first call in a process: it starts no threads of its own,
   * for tasks already take all cores, and does not write to the standard error of each corrupt
   * image. Libraries are unpacked where libtorch's are.
   *
   * @throws IllegalStateException if no natives exist for this host, or they are not on the class
   *     path
   */
  public static synchronized void load() {
    if (!loaded) {
      LoadingThread.run(OpenCv::loadOpenCv);
      loaded = true;
    }
  }

  private static void loadOpenCv() {
    Platform.requireOpenCv(Loader.getPlatform(), Platform::hasOpenCv);
    NativeProcess.prepare();
    Loader.load(opencv_imgproc.class);
    Loader.load(opencv_imgcodecs.class);
    opencv_core.setNumThreads(0);
    LOG.info(
        "OpenCV {} on {}, quiet: {}",
        NativeProcess.version("opencv"),
        Loader.getPlatform(),
        silence());
  }

  /**
   * Sets OpenCV's log level, which the presets do not offer, by its name in GCC's and Clang's
   * spelling.
   *
   * @return whether it was found
   */
  private static boolean silence() {
    return Loader.getLoadedLibraries().entrySet().stream()
        .filter(library -> library.getKey().startsWith("opencv_core"))
        .anyMatch(library -> silence(library.getValue()));
  }

  private static boolean silence(String file) {
    try {
      NativeLibrary.getInstance(file)
          .getFunction("_ZN2cv5utils7logging11setLogLevelENS1_8LogLevelE")
          .invoke(int.class, new Object[] {SILENT});
      return true;
    } catch (UnsatisfiedLinkError e) {
      LOG.debug("No way to set the log level of {}", file, e);
      return false;
    }
  }
}
