package org.sparkcnn.engine;

import java.util.Map;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.AdaptiveAvgPool2d;
import org.sparkcnn.network.AvgPool2d;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Dropout2d;
import org.sparkcnn.network.Elu;
import org.sparkcnn.network.Flatten;
import org.sparkcnn.network.GroupNorm;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.LeakyRelu;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Residual;
import org.sparkcnn.network.Sequential;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.network.Subsample;

/** The table from a layer's record to its kernel. */
final class Kernels {
  private static final Map<Class<? extends Layer>, Kernel<?>> TABLE =
      Map.ofEntries(
          Map.entry(Activation.class, new ActivationKernel()),
          Map.entry(AdaptiveAvgPool2d.class, new AdaptiveAvgPool2dKernel()),
          Map.entry(AvgPool2d.class, new AvgPool2dKernel()),
          Map.entry(BatchNorm.class, new BatchNormKernel()),
          Map.entry(Concat.class, new ConcatKernel()),
          Map.entry(Conv2d.class, new Conv2dKernel()),
          Map.entry(ConvTranspose2d.class, new ConvTranspose2dKernel()),
          Map.entry(Dropout.class, new DropoutKernel()),
          Map.entry(Dropout2d.class, new Dropout2dKernel()),
          Map.entry(Elu.class, new EluKernel()),
          Map.entry(Flatten.class, new FlattenKernel()),
          Map.entry(GroupNorm.class, new GroupNormKernel()),
          Map.entry(LeakyRelu.class, new LeakyReluKernel()),
          Map.entry(Linear.class, new LinearKernel()),
          Map.entry(MaxPool2d.class, new MaxPool2dKernel()),
          Map.entry(Residual.class, new ResidualKernel()),
          Map.entry(Sequential.class, new SequentialKernel()),
          Map.entry(Softmax.class, new SoftmaxKernel()),
          Map.entry(Subsample.class, new SubsampleKernel()));

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
