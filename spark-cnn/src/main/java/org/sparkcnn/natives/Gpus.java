package org.sparkcnn.natives;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.pytorch.global.torch;

/** The GPUs that this process can compute on. */
public final class Gpus {
  private Gpus() {}

  /**
   * Returns how many GPUs libtorch sees in this process; loads it. None if it is not the CUDA
   * build, there is no driver, or {@code CUDA_VISIBLE_DEVICES} is empty.
   */
  public static int count() {
    Natives.load();
    return seen();
  }

  /** The same once libtorch is loaded. */
  static int seen() {
    return torch.cuda_device_count();
  }

  /** Returns whether the class path holds libtorch's CUDA build for this host; loads nothing. */
  public static boolean hasCudaBuild() {
    return Platform.hasCudaLibtorch(Loader.getPlatform());
  }
}
