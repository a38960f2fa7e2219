package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * How many images are scored together. What a layer reads and writes should stay in a core's caches
 * until the next layer reads it: of a batch of 1,000 digits a convolution's output alone takes 100
 * MB, and scoring it in portions is half as fast again.
 */
final class Portion {
  /** What the caches hold, measured on MNIST's and CIFAR's sizes; the optimum is flat. */
  private static final long CACHED_BYTES = 6 << 20;

  /** Fewer images leave the last, small layers too little to do. */
  private static final int LEAST = 8;

  private Portion() {}

  /** Returns how many images are scored together by a thread. */
  static int of(List<Instruction> instructions, ScalarType type) {
    long widest = 1;
    for (Instruction instruction : instructions) {
      if (instruction instanceof Instruction.Turn<?> turn) {
        long in = turn.shape().elements();
        widest = Math.max(widest, in + turn.layer().output(turn.shape()).elements());
      }
    }
    long bytes = widest * (type == ScalarType.Float ? Float.BYTES : Short.BYTES);
    return Math.toIntExact(Math.max(LEAST, CACHED_BYTES / bytes));
  }

  /** Returns into how many portions of about the same size so many images are cut. */
  static int count(int images, int portion) {
    return (images + portion - 1) / portion;
  }

  /** Returns the first image of a portion. */
  static int begin(int index, int portions, int images) {
    return (int) ((long) index * images / portions);
  }
}
