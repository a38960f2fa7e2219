package org.sparkcnn.it.bench;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Sgd;

/**
 * What is measured: a network with the batches and the optimizer that both sides use.
 *
 * @param name how the command line calls it
 * @param network what is trained and scored
 * @param optimizer with PyTorch's defaults but for the learning rate, momentum and weight decay
 * @param batchSize images of a training step
 * @param scoringBatchSize images that are scored together
 * @param images of an epoch
 * @param epochs of a fit
 * @param inPlace whether torchvision's module writes its activations in place
 */
record Subject(
    String name,
    Network network,
    Optimizer optimizer,
    int batchSize,
    int scoringBatchSize,
    int images,
    int epochs,
    boolean inPlace) {
  private static final String MNIST = "mnist";
  private static final List<Subject> ALL =
      List.of(
          new Subject(
              MNIST,
              Networks.simpleCnn(Shape.image(1, 28, 28), 10),
              Adam.of(1e-3),
              64,
              1000,
              60_000,
              10,
              false),
          new Subject(
              "lenet-cifar",
              Networks.leNet(Shape.image(3, 32, 32), 10),
              Adam.of(1e-3),
              64,
              1000,
              40_000,
              5,
              false),
          // He et al. 2015, section 4.2; the code that its users share writes relu(x).
          new Subject(
              "resnet20-cifar",
              Networks.cifarResNet20(Shape.image(3, 32, 32), 10),
              momentum(1e-4),
              128,
              128,
              8192,
              4,
              false),
          new Subject(
              "resnet18-224",
              Networks.resNet18(Shape.image(3, 224, 224), 1000),
              momentum(1e-4),
              16,
              16,
              384,
              3,
              true),
          new Subject(
              "mobilenetv2-224",
              Networks.mobileNetV2(Shape.image(3, 224, 224), 1000),
              momentum(4e-5),
              16,
              16,
              384,
              3,
              true));

  private static Sgd momentum(double weightDecay) {
    return Sgd.of(0.01).momentum(0.9).weightDecay(weightDecay);
  }

  /**
   * Returns the subject of that name.
   *
   * @throws IllegalArgumentException listing the names if there is none
   */
  static Subject named(String name) {
    return ALL.stream()
        .filter(subject -> subject.name.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "expected one of %s, found '%s'".formatted(names(), name)));
  }

  static List<Subject> all() {
    return ALL;
  }

  private static String names() {
    return ALL.stream().map(Subject::name).collect(Collectors.joining(", "));
  }

  Shape input() {
    return network.input();
  }

  int classes() {
    return network.output().elements();
  }

  /** Returns the normalisation of bytes to -1 … 1. */
  Normalization normalization() {
    int channels = input().channels();
    return new Normalization(
        Collections.nCopies(channels, 0.5), Collections.nCopies(channels, 0.5));
  }

  /** Returns whether the images are made; MNIST is real. */
  boolean isMade() {
    return !name.equals(MNIST);
  }

  @Override
  public String toString() {
    return name;
  }
}
