package org.sparkcnn.plan;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How well each class is told from the others, as scikit-learn's <a
 * href="https://scikit-learn.org/stable/modules/generated/sklearn.metrics.classification_report.html">classification_report</a>
 * has it.
 *
 * @param rows of the classes, in the order of their numbers
 */
public record ClassScores(List<Row> rows) {

  /** Copies the rows. */
  public ClassScores {
    rows = List.copyOf(rows);
  }

  /**
   * A class. Its figures are not a number where they divide by nothing.
   *
   * @param support images of it
   * @param predicted images that are taken for it
   * @param right images for which that is true
   */
  public record Row(long support, long predicted, long right) {

    /** Returns the share of the images taken for the class that are of it. */
    public double precision() {
      return (double) right / predicted;
    }

    /** Returns the share of the class' images that are taken for it. */
    public double recall() {
      return (double) right / support;
    }

    /** Returns the harmonic mean of precision and recall. */
    public double f1() {
      return 2.0 * right / (support + predicted);
    }

    private boolean occurs() {
      return support + predicted > 0;
    }
  }

  /**
   * Counts.
   *
   * @param confusion a row for each class, and in it how many of its images are taken for each
   */
  public static ClassScores of(List<List<Long>> confusion) {
    return new ClassScores(
        IntStream.range(0, confusion.size())
            .mapToObj(
                k ->
                    new Row(
                        confusion.get(k).stream().mapToLong(Long::longValue).sum(),
                        confusion.stream().mapToLong(row -> row.get(k)).sum(),
                        confusion.get(k).get(k)))
            .toList());
  }

  /** Returns how many images there are. */
  public long images() {
    return rows.stream().mapToLong(Row::support).sum();
  }

  /** Returns the share of the images whose class was found; not a number if there are none. */
  public double accuracy() {
    return (double) rows.stream().mapToLong(Row::right).sum() / images();
  }

  /**
   * Returns the mean of a figure over the classes that some image is of or taken for, each class
   * alike (macro average). What divides by nothing counts as 0.
   */
  public double mean(ToDoubleFunction<Row> figure) {
    return weightedMean(figure, row -> row.occurs() ? 1 : 0);
  }

  /** Returns the mean of a figure over the classes, each by its images (weighted average). */
  public double meanByImages(ToDoubleFunction<Row> figure) {
    return weightedMean(figure, Row::support);
  }

  private double weightedMean(ToDoubleFunction<Row> figure, ToDoubleFunction<Row> weight) {
    double sum =
        rows.stream()
            .mapToDouble(row -> weight.applyAsDouble(row) * orZero(figure.applyAsDouble(row)))
            .sum();
    return sum / rows.stream().mapToDouble(weight).sum();
  }

  /** Returns a figure, 0 where it divides by nothing. */
  public static double orZero(double figure) {
    return Double.isNaN(figure) ? 0 : figure;
  }
}
