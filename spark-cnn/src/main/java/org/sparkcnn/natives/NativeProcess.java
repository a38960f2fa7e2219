package org.sparkcnn.natives;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * What libtorch and OpenCV share in a process: where they are unpacked, the allocator, the BLAS.
 */
final class NativeProcess {
  private static final String CACHE_FOLDER = "org.bytedeco.javacpp.cachedir";

  private static boolean prepared;
  private static boolean keepsLargeBlocks;

  private NativeProcess() {}

  /**
   * Prepares the process at the first call, before any of the libraries is loaded.
   *
   * @return whether the allocator keeps large blocks
   */
  static synchronized boolean prepare() {
    if (prepared) {
      return keepsLargeBlocks;
    }
    if (System.getProperty(CACHE_FOLDER) == null) {
      Path folder = UnpackFolder.create(UnpackFolder.parent(System::getenv));
      System.setProperty(CACHE_FOLDER, folder.toString());
    }
    // JNA would rather unpack its own below the home folder.
    setDefault("jna.tmpdir", System.getProperty(CACHE_FOLDER));
    // JavaCPP's own limits are multiples of the heap, know nothing of tensors and answer with
    // System.gc(); the executor's memory is Spark's to limit.
    setDefault("org.bytedeco.javacpp.maxBytes", "0");
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    keepsLargeBlocks = Allocator.keepLargeBlocks();
    Loader.load(openblas.class);
    // OpenBLAS' own threads would fight with those of libtorch; OpenCV is linked with it too.
    openblas.blas_set_num_threads(1);
    prepared = true;
    return keepsLargeBlocks;
  }

  /** Returns the version of a preset's jar, for the log. */
  static String version(String artifact) {
    try {
      return Loader.getVersion("org.bytedeco", artifact);
    } catch (IOException e) {
      return "of unknown version";
    }
  }

  private static void setDefault(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
