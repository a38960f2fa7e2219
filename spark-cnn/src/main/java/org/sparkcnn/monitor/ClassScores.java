package org.sparkcnn.monitor;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well each class is told from the others, as scikit-learn's {@code classification_report} has
 * it; not a number where something is divided by nothing, which counts as 0 in a mean.
 *
 * @param rows of the classes, in the order of their numbers
 * @param images all of them
 * @param right those whose class was found
 */
record ClassScores(List<Row> rows, long images, long right) {

  /**
   * A class.
   *
   * @param support images of it
   * @param predicted images that are taken for it
   * @param right images for which that is true
   */
  record Row(long support, long predicted, long right) {
    double precision() {
      return (double) right / predicted;
    }

    double recall() {
      return (double) right / support;
    }

    double f1() {
      return 2.0 * right / (support + predicted);
    }
  }

  /**
   * Counts.
   *
   * @param confusion rows are classes, columns what their images are taken for
   */
  static ClassScores of(List<List<Long>> confusion) {
    List<Row> rows =
        IntStream.range(0, confusion.size())
            .mapToObj(
                k ->
                    new Row(
                        confusion.get(k).stream().mapToLong(Long::longValue).sum(),
                        confusion.stream().mapToLong(row -> row.get(k)).sum(),
                        confusion.get(k).get(k)))
            .toList();
    return new ClassScores(
        rows,
        rows.stream().mapToLong(Row::support).sum(),
        rows.stream().mapToLong(Row::right).sum());
  }

  double accuracy() {
    return (double) right / images;
  }

  /** Returns the mean over the classes, each alike (macro average). */
  double mean(ToDoubleFunction<Row> figure) {
    return rows.stream()
        .mapToDouble(figure)
        .map(value -> Double.isNaN(value) ? 0 : value)
        .average()
        .orElse(Double.NaN);
  }
}
