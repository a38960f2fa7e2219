package org.sparkcnn.engine;

import java.util.Map;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.AvgPool2d;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Flatten;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Softmax;

/** The table from a layer's record to its kernel. */
final class Kernels {
  private static final Map<Class<? extends Layer>, Kernel<?>> TABLE =
      Map.of(
          Activation.class, new ActivationKernel(),
          AvgPool2d.class, new AvgPool2dKernel(),
          Conv2d.class, new Conv2dKernel(),
          Dropout.class, new DropoutKernel(),
          Flatten.class, new FlattenKernel(),
          Linear.class, new LinearKernel(),
          MaxPool2d.class, new MaxPool2dKernel(),
          Softmax.class, new SoftmaxKernel());

  private Kernels() {}

  /** Returns the kernel of a layer; the table's rows pair each record with its own kernel. */
  @SuppressWarnings("unchecked")
  static <L extends Layer> Kernel<L> of(L layer) {
    Kernel<?> kernel = TABLE.get(layer.getClass());
    if (kernel == null) {
      throw new IllegalStateException("no kernel for " + layer.getClass());
    }
    return (Kernel<L>) kernel;
  }
}
