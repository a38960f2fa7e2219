package org.sparkcnn.natives;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads libtorch into this process. */
public final class Natives {
  private static final Logger LOG = LoggerFactory.getLogger(Natives.class);

  private static boolean loaded;

  private Natives() {}

  /**
   * Loads and configures libtorch at the first call in a process, and does nothing after that.
   * Libraries are unpacked under the scratch folder of an executor on a standalone cluster, under
   * {@code java.io.tmpdir} elsewhere, unless the system property {@code
   * org.bytedeco.javacpp.cachedir} names a folder.
   *
   * @throws IllegalStateException if no natives exist for this host, or they are not on the class
   *     path
   */
  public static synchronized void load() {
    if (!loaded) {
      LoadingThread.run(Natives::loadLibtorch);
      loaded = true;
    }
  }

  private static void loadLibtorch() {
    Platform.requireLibtorch(Loader.getPlatform(), Platform::hasLibtorch);
    boolean keeps = NativeProcess.prepare();
    Loader.load(torch.class);
    LOG.info(
        "libtorch {} on {}: CPU capability {}, GPUs: {}, allocator keeps large blocks: {}",
        NativeProcess.version("pytorch"),
        Loader.getPlatform(),
        torch.get_cpu_capability().getString(),
        Gpus.seen(),
        keeps);
  }
}
