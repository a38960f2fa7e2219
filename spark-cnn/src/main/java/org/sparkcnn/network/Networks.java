package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;

import java.util.stream.Stream;

/** Networks that are ready to use. The last layer gives one score per class, without softmax. */
public final class Networks {
  private Networks() {}

  /**
   * Two convolutions of 3×3 (32 and 64 filters), each with ReLU and 2×2 max pooling, then 128
   * hidden features with ReLU. On MNIST, (1, 28, 28), it has 421,642 parameters and reaches about
   * 99.1 %.
   *
   * @param input (C, H, W), at least 4 rows and columns
   * @param classes at least 1
   */
  public static Network simpleCnn(Shape input, int classes) {
    return twoConvolutions(input, linear(128), relu(), linear(classes));
  }

  /**
   * {@link #simpleCnn} without the activation between the two linear layers: the smallest CNN that
   * tutorials begin with.
   *
   * @param input (C, H, W), at least 4 rows and columns
   * @param classes at least 1
   */
  public static Network tutorialCnn(Shape input, int classes) {
    return twoConvolutions(input, linear(128), linear(classes));
  }

  /**
   * LeNet-5 (LeCun et al. 1998) with ReLU and max pooling, as PyTorch's tutorials write it for
   * CIFAR-10: convolutions of 5×5 with 6 and 16 filters, hidden layers of 120 and 84.
   *
   * @param input (C, H, W), at least 16 rows and columns
   * @param classes at least 1
   */
  public static Network leNet(Shape input, int classes) {
    return Network.of(
        input,
        conv2d(6, 5),
        relu(),
        maxPool2d(2),
        conv2d(16, 5),
        relu(),
        maxPool2d(2),
        flatten(),
        linear(120),
        relu(),
        linear(84),
        relu(),
        linear(classes));
  }

  private static Network twoConvolutions(Shape input, Layer... head) {
    Stream<Layer> body =
        Stream.of(
            conv2d(32, 3).padding(1),
            relu(),
            maxPool2d(2),
            conv2d(64, 3).padding(1),
            relu(),
            maxPool2d(2),
            flatten());
    return Network.of(input, Stream.concat(body, Stream.of(head)).toArray(Layer[]::new));
  }
}
