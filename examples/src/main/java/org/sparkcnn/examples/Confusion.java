package org.sparkcnn.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * How often images of a class are taken for one of another.
 *
 * @param classes their names
 * @param counts of images, by their label and then by what was predicted
 */
record Confusion(List<String> classes, List<List<Long>> counts) {

  /** Counts, in one Spark job. */
  static Confusion of(Dataset<Row> predictions, List<String> classes) {
    long[][] counts = new long[classes.size()][classes.size()];
    for (Row row : predictions.groupBy("label", "prediction").count().collectAsList()) {
      int label = ((Number) row.get(0)).intValue();
      int prediction = ((Number) row.get(1)).intValue();
      counts[label][prediction] = row.getLong(2);
    }
    List<List<Long>> rows =
        IntStream.range(0, counts.length)
            .mapToObj(i -> Arrays.stream(counts[i]).boxed().toList())
            .toList();
    return new Confusion(classes, rows);
  }

  /** Returns the part of all images that were told right. */
  double accuracy() {
    long right = IntStream.range(0, counts.size()).mapToLong(i -> counts.get(i).get(i)).sum();
    return (double) right / images();
  }

  /** Returns the number of all images. */
  long images() {
    return IntStream.range(0, counts.size()).mapToLong(this::images).sum();
  }

  /** Returns a line for each class: how many were told right, and the most frequent mistake. */
  String toTable() {
    return IntStream.range(0, classes.size())
        .filter(label -> images(label) > 0)
        .mapToObj(this::line)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private String line(int label) {
    int width = classes.stream().mapToInt(String::length).max().orElse(0);
    String right =
        String.format(
            Locale.ROOT, "%-" + width + "s  %5.1f %%", classes.get(label), percent(label, label));
    int mistake = mistake(label);
    return counts.get(label).get(mistake) == 0
        ? right
        : right
            + String.format(
                Locale.ROOT,
                "  taken for %s: %.1f %%",
                classes.get(mistake),
                percent(label, mistake));
  }

  private int mistake(int label) {
    return IntStream.range(0, classes.size())
        .filter(other -> other != label)
        .reduce((a, b) -> counts.get(label).get(b) > counts.get(label).get(a) ? b : a)
        .orElse(label);
  }

  private double percent(int label, int prediction) {
    return 100.0 * counts.get(label).get(prediction) / images(label);
  }

  private long images(int label) {
    return counts.get(label).stream().mapToLong(Long::longValue).sum();
  }
}
