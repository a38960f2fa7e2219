package org.sparkcnn.natives;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps glibc from returning every tensor of some megabytes to the kernel: with the default
 * thresholds each operation maps and unmaps its output, and the workers of a process queue for it.
 */
final class Allocator {
  private static final Logger LOG = LoggerFactory.getLogger(Allocator.class);
  private static final int M_TRIM_THRESHOLD = -1;
  private static final int M_MMAP_THRESHOLD = -3;
  private static final int OLD_GLIBC_LIMIT = 32 << 20;

  private Allocator() {}

  /** Returns whether the thresholds were accepted; false where there is no glibc. */
  static boolean keepLargeBlocks() {
    if (!System.getProperty("os.name").equals("Linux")) {
      return false;
    }
    try {
      Function mallopt = NativeLibrary.getInstance("c").getFunction("mallopt");
      // Older versions refuse more than 32 MB.
      boolean mapped =
          set(mallopt, M_MMAP_THRESHOLD, 1 << 30)
              || set(mallopt, M_MMAP_THRESHOLD, OLD_GLIBC_LIMIT);
      return set(mallopt, M_TRIM_THRESHOLD, Integer.MAX_VALUE) && mapped;
    } catch (UnsatisfiedLinkError e) {
      LOG.info("No mallopt in this C library; tensors are allocated with its defaults");
      return false;
    }
  }

  private static boolean set(Function mallopt, int parameter, int value) {
    return mallopt.invokeInt(new Object[] {parameter, value}) == 1;
  }
}
