package org.sparkcnn.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Adam;

/** A process that trains or scores and prints its resident size every few steps. */
public final class NativeMemoryRun {
  private static final Shape IMAGE = Shape.image(1, 28, 28);
  private static final Network NETWORK = Networks.simpleCnn(IMAGE, 10);
  private static final int BETWEEN_SAMPLES = 20;

  private NativeMemoryRun() {}

  /**
   * Takes {@code train} or {@code score} for steps of one session, {@code trainAnew} or {@code
   * scoreAnew} for sessions of one step; the batch size; the number of steps.
   */
  public static void main(String[] arguments) throws IOException {
    int steps = Integer.parseInt(arguments[2]);
    try (Batch batch = Batches.random(IMAGE, Integer.parseInt(arguments[1]), 10, 1);
        TrainingSession training = training();
        ScoringSession scoring = Sessions.scoring(NETWORK)) {
      run(
          steps,
          switch (arguments[0]) {
            case "train" -> () -> training.step(batch);
            case "score" -> () -> scoring.score(batch, Sessions.CPU);
            case "trainAnew" -> () -> trainAnew(batch);
            case "scoreAnew" -> () -> scoreAnew(batch);
            default -> throw new IllegalArgumentException(arguments[0]);
          });
    }
  }

  private static TrainingSession training() {
    return Sessions.training(NETWORK, Adam.of(0.001), 0);
  }

  private static void trainAnew(Batch batch) {
    try (TrainingSession session = training()) {
      session.step(batch);
    }
  }

  private static void scoreAnew(Batch batch) {
    try (ScoringSession session = Sessions.scoring(NETWORK)) {
      session.score(batch, Sessions.CPU);
    }
  }

  private static void run(int steps, Runnable step) throws IOException {
    for (int i = 0; i <= steps; i++) {
      if (i % BETWEEN_SAMPLES == 0) {
        System.out.println(i + " " + residentKilobytes());
      }
      step.run();
    }
  }

  private static long residentKilobytes() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .map(line -> line.replaceAll("\\D", ""))
        .mapToLong(Long::parseLong)
        .findFirst()
        .orElseThrow();
  }
}
