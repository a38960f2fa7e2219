package org.sparkcnn.it.bench;

import java.util.List;
import java.util.concurrent.ExecutionException;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Precision;

/**
 * What this machine's cores can reach in convolutions: the best that oneDNN gives on shapes that
 * suit it, with the image and the filters in the layout of its own choice, on all cores at once.
 */
final class ConvolutionLimit {
  private static final Throughput.Window WINDOW = new Throughput.Window(0.3, 1);
  private static final long[] ONE = {1, 1};

  /** A 3×3 convolution that keeps its channels and its size. */
  private record Kernel(int batch, int channels, int size) {
    long flops() {
      Conv2d layer = Layers.conv2d(channels, 3).padding(1);
      return batch * layer.flops(Shape.image(channels, size, size));
    }
  }

  private static final List<Kernel> KERNELS =
      List.of(
          new Kernel(16, 64, 28),
          new Kernel(64, 64, 28),
          new Kernel(16, 128, 28),
          new Kernel(16, 256, 14));

  private ConvolutionLimit() {}

  /** Returns floating point operations a second, of all threads together. */
  static double of(Precision precision, int threads)
      throws InterruptedException, ExecutionException {
    double best = 0;
    for (Kernel kernel : KERNELS) {
      best = Math.max(best, Throughput.sideBySide(threads, () -> oneThread(kernel, precision)));
    }
    return best;
  }

  private static double oneThread(Kernel kernel, Precision precision) {
    torch.set_num_threads(1);
    ScalarType type = precision == Precision.BF16 ? ScalarType.BFloat16 : ScalarType.Float;
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard()) {
      long[] sizes = {kernel.batch(), kernel.channels(), kernel.size(), kernel.size()};
      Tensor input = torch.randn(sizes).to(type).to_mkldnn();
      Tensor filters = torch.randn(kernel.channels(), kernel.channels(), 3, 3).to(type).to_mkldnn();
      Tensor weight = torch.mkldnn_reorder_conv2d_weight(filters, ONE, ONE, ONE, 1, sizes);
      return Throughput.of(
          WINDOW,
          () -> {
            try (PointerScope call = new PointerScope()) {
              torch.mkldnn_convolution(input, weight, new TensorOptional(), ONE, ONE, ONE, 1);
            }
            return kernel.flops();
          });
    }
  }
}
