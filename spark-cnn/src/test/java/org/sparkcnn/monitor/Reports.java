package org.sparkcnn.monitor;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** Reports that several tests share. */
final class Reports {
  static final Instant NOON = Instant.parse("2026-01-02T12:00:59Z");

  private Reports() {}

  static ReportContents empty() {
    return ReportContents.titled("Nothing yet").generated(NOON);
  }

  /** A report with all its parts. */
  static ReportContents full(List<String> classes, int epochs) {
    Map<String, String> params = new TreeMap<>();
    params.put("batchSize", "64");
    params.put("learningRate", "0.001");
    return ReportContents.titled("A CNN for %d classes".formatted(classes.size()))
        .generated(NOON)
        .model(
            List.of("input    28 × 28 pixels, grey", "output   " + classes.size() + " classes"),
            Networks.simpleCnn(Shape.image(1, 28, 28), classes.size()).summary(),
            params)
        .training(epochs(epochs), Math.max(1, epochs - 2))
        .evaluation(
            classes,
            confusion(classes.size()),
            List.of(new Mistake(new byte[0], classes.get(0), classes.get(1), 0.9876, "a/7.png")));
  }

  static List<String> names(int classes) {
    return IntStream.range(0, classes).mapToObj(k -> "class " + k).toList();
  }

  static List<EpochRecord> epochs(int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(
            e ->
                new EpochRecord(
                    e,
                    0.5 / e,
                    60_000,
                    7.5,
                    0.001 / e,
                    4,
                    new RoundCost(0.25, 6.5, 0.5, 0.25),
                    List.of(new Metric("loss", 0.6 / e), new Metric("accuracy", 1 - 0.25 / e))))
        .toList();
  }

  /** Of each class 90 images are found, and 10 taken for the next class. */
  static List<List<Long>> confusion(int classes) {
    List<List<Long>> rows = new ArrayList<>();
    for (int i = 0; i < classes; i++) {
      List<Long> row = new ArrayList<>();
      for (int j = 0; j < classes; j++) {
        row.add(j == i ? 90L : j == (i + 1) % classes ? 10L : 0L);
      }
      rows.add(row);
    }
    return rows;
  }
}
