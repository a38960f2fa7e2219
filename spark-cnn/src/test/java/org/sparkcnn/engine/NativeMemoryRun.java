package org.sparkcnn.engine;

import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomErasing;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomResizedCrop;
import static org.sparkcnn.plan.Augmentations.randomRotation;

import java.io.IOException;
import org.sparkcnn.ResidentSize;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Recipe;

/** A process that trains or scores and prints its resident size every few steps. */
public final class NativeMemoryRun {
  private static final Shape IMAGE = Shape.image(3, 32, 32);
  private static final int BETWEEN_SAMPLES = 20;
  private static final Augmentation[] AUGMENTATION = {
    randomCrop(4),
    randomHorizontalFlip(),
    randomRotation(10),
    randomResizedCrop(),
    colorJitter(0.1, 0.1, 0.1, 0.1),
    randomErasing()
  };

  private final Network network;
  private final Precision precision;

  private NativeMemoryRun(Network network, Precision precision) {
    this.network = network;
    this.precision = precision;
  }

  /**
   * Takes a preset's name; a precision; {@code train}, {@code trainAugmented} or {@code score} for
   * steps of one session, {@code trainAnew} or {@code scoreAnew} for sessions of one step; the
   * batch size; the number of steps.
   */
  public static void main(String[] arguments) throws IOException {
    new NativeMemoryRun(Networks.byName(arguments[0], IMAGE, 10), Precision.valueOf(arguments[1]))
        .run(arguments[2], Integer.parseInt(arguments[3]), Integer.parseInt(arguments[4]));
  }

  private void run(String what, int batchSize, int steps) throws IOException {
    try (Batch batch = Batches.random(IMAGE, batchSize, 10, 1);
        TrainingSession training = training();
        TrainingSession augmented = training(AUGMENTATION);
        ScoringSession scoring = Sessions.scoring(network, precision)) {
      run(
          steps,
          switch (what) {
            case "train" -> () -> training.step(batch);
            case "trainAugmented" -> () -> augmented.step(batch);
            case "score" -> () -> scoring.score(batch, Sessions.CPU);
            case "trainAnew" -> () -> trainAnew(batch);
            case "scoreAnew" -> () -> scoreAnew(batch);
            default -> throw new IllegalArgumentException(what);
          });
    }
  }

  private TrainingSession training(Augmentation... augmentation) {
    Recipe recipe =
        Recipe.of(Loss.crossEntropy(), Adam.of(0.001))
            .precision(precision)
            .augmentation(augmentation);
    return Sessions.training(network, recipe, 0);
  }

  private void trainAnew(Batch batch) {
    try (TrainingSession session = training()) {
      session.step(batch);
    }
  }

  private void scoreAnew(Batch batch) {
    try (ScoringSession session = Sessions.scoring(network, precision)) {
      session.score(batch, Sessions.CPU);
    }
  }

  private static void run(int steps, Runnable step) throws IOException {
    for (int i = 0; i <= steps; i++) {
      if (i % BETWEEN_SAMPLES == 0) {
        System.out.println(i + " " + ResidentSize.kilobytes());
      }
      step.run();
    }
  }
}
