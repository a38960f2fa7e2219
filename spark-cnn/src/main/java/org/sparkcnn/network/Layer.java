package org.sparkcnn.network;

import java.io.Serializable;
import java.util.List;

/**
 * One step of a network, as a value: its settings, its shape rule and the parameters it needs.
 * Layers hold no weights; {@link Weights} does. The factories are in {@link Layers}.
 */
public sealed interface Layer extends Serializable
    permits Activation,
        AdaptiveAvgPool2d,
        AvgPool2d,
        BatchNorm,
        Concat,
        Conv2d,
        ConvTranspose2d,
        Dropout,
        Dropout2d,
        Elu,
        Flatten,
        GroupNorm,
        LeakyRelu,
        Linear,
        MaxPool2d,
        Residual,
        Sequential,
        Softmax,
        Subsample {

  /**
   * Returns the shape of what comes out when {@code input} goes in.
   *
   * @param input the shape of one example, without the batch
   * @throws IllegalArgumentException if the layer cannot take that shape; the message says what
   *     arrived and what was expected, {@link Network} adds the layer's name
   */
  Shape output(Shape input);

  /**
   * Returns the parameters for an input that {@link #output} accepts, in PyTorch's order and under
   * PyTorch's names within the layer ({@code weight}, {@code bias}).
   */
  default List<Parameter> parameters(Shape input) {
    return branches().stream().flatMap(layers -> Chain.parameters(input, layers)).toList();
  }

  /**
   * Returns the floating point operations of one example's forward pass, a multiply-add counted as
   * two; element-wise layers and pooling count as zero, as in torchinfo.
   */
  default long flops(Shape input) {
    return branches().stream().mapToLong(layers -> Chain.flops(input, layers)).sum();
  }

  /**
   * Returns the layers that this layer holds: lists of layers one after the other, each list fed
   * with this layer's input; none but for composites.
   */
  default List<List<NamedLayer>> branches() {
    return List.of();
  }

  /**
   * Returns this layer with its weights starting another way; layers without filters and matrices
   * stay as they are.
   */
  default Layer initializer(Initializer start) {
    return this;
  }

  /** Returns this layer under a name, as a path in the style of PyTorch's state_dict. */
  default NamedLayer named(String name) {
    return new NamedLayer(name, this);
  }
}
