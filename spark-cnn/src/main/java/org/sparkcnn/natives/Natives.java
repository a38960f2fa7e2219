package org.sparkcnn.natives;

import java.io.IOException;
import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads libtorch into this process. */
public final class Natives {
  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);
  private static final String CACHE_FOLDER = "org.bytedeco.javacpp.cachedir";

  private static boolean loaded;

  private Natives() {}

  /**
   * Loads and configures libtorch at the first call in a process, and does nothing after that.
   * Libraries are unpacked under {@code java.io.tmpdir} unless the system property {@code
   * org.bytedeco.javacpp.cachedir} names a folder.
   *
   * @throws IllegalStateException if no natives exist for this host, or they are not on the class
   *     path
   */
  public static synchronized void load() {
    if (loaded) {
      return;
    }
    Platform.require(Loader.getPlatform(), Platform::onClassPath);
    if (System.getProperty(CACHE_FOLDER) == null) {
      Path folder = UnpackFolder.create(Path.of(System.getProperty("java.io.tmpdir")));
      System.setProperty(CACHE_FOLDER, folder.toString());
    }
    // JavaCPP's own limits are multiples of the heap, know nothing of tensors and answer with
    // System.gc(); the executor's memory is Spark's to limit.
    setDefault("org.bytedeco.javacpp.maxBytes", "0");
    setDefault("org.bytedeco.javacpp.maxPhysicalBytes", "0");
    boolean keeps = Allocator.keepLargeBlocks();
    Loader.load(openblas.class);
    // OpenBLAS' own threads would fight with those of libtorch.
    openblas.blas_set_num_threads(1);
    Loader.load(torch.class);
    LOG.info(
        "libtorch {} on {}: CPU capability {}, allocator keeps large blocks: {}",
        version(),
        Loader.getPlatform(),
        torch.get_cpu_capability().getString(),
        keeps);
    loaded = true;
  }

  private static String version() {
    try {
      return Loader.getVersion("org.bytedeco", "pytorch");
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
