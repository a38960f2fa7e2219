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
              false));

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
