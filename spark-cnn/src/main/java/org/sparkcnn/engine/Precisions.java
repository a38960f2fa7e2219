package org.sparkcnn.engine;

import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.natives.Processor;
import org.sparkcnn.plan.Precision;

/** Which type of libtorch's a precision stands for. */
final class Precisions {
  private Precisions() {}

  /** Returns the type of the activations. */
  static ScalarType activations(Precision precision) {
    return switch (precision) {
      case FP32 -> ScalarType.Float;
      case BF16 -> ScalarType.BFloat16;
      case AUTO -> Processor.computesInBf16() ? ScalarType.BFloat16 : ScalarType.Float;
    };
  }
}
