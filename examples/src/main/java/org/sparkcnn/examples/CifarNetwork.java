package org.sparkcnn.examples;

import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;

import java.util.Locale;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;

/** The networks that fit images of 32 × 32, each with a usual way to train it on CIFAR-10. */
enum CifarNetwork {
  LENET,
  SIMPLE_CNN,
  TUTORIAL_CNN,
  RESNET20,
  RESNET32,
  RESNET44,
  RESNET56,
  RESNET110;

  /** Returns the network for so many classes. */
  Network network(int classes) {
    return Networks.byName(toString(), Shape.image(3, 32, 32), classes);
  }

  /** Returns an estimator of this network, for so many classes. */
  CnnClassifier classifier(int classes) {
    return training().setNetwork(network(classes)).setNormalization(Normalization.cifar10());
  }

  private CnnClassifier training() {
    return switch (this) {
      case LENET, SIMPLE_CNN, TUTORIAL_CNN -> plain();
      case RESNET20, RESNET32, RESNET44, RESNET56, RESNET110 -> residual();
    };
  }

  /** Small networks without batch norm. */
  private static CnnClassifier plain() {
    return new CnnClassifier()
        .setOptimizer("adam")
        .setLearningRate(0.001)
        .setBatchSize(32)
        .setEpochs(10);
  }

  /**
   * He's ResNets, in fewer epochs than the paper's 160: one cycle of the learning rate instead of
   * its steps. Between averages workers go apart, and the faster the higher the rate is: four
   * averages an epoch keep two workers together.
   */
  private static CnnClassifier residual() {
    return new CnnClassifier()
        .setAugmentation(randomCrop(4), randomHorizontalFlip())
        .setOptimizer("sgd")
        .setMomentum(0.9)
        .setNesterov(true)
        .setWeightDecay(5e-4)
        .setDecayBiases(false)
        .setSchedule("oneCycle")
        .setLearningRate(0.2)
        .setBatchSize(128)
        .setAveragingFrequency(50)
        .setEpochs(30);
  }

  /** Returns the name that {@link Networks#byName} knows. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
