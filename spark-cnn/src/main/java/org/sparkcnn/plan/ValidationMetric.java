package org.sparkcnn.plan;

import java.util.Arrays;
import java.util.List;

/** A figure by which the weights of one epoch are better than those of another. */
public enum ValidationMetric {
  /** The mean loss over the rows, weighted by their weights; less is better. */
  LOSS("loss"),
  /** The share of rows whose highest score is their class's, weighted by the rows' weights. */
  ACCURACY("accuracy"),
  /** The share of rows whose class is among the five highest scores. */
  TOP5_ACCURACY("top5Accuracy"),
  /** The mean of the classes' F1 scores, each class alike (macro average). */
  F1("f1");

  /** Among so many scores a row's class may be, to count as right for {@link #TOP5_ACCURACY}. */
  public static final int TOP = 5;

  private final String text;

  ValidationMetric(String text) {
    this.text = text;
  }

  /** Returns the metric's name, such as {@code accuracy}. */
  public String text() {
    return text;
  }

  /**
   * Returns the metric of a name.
   *
   * @throws IllegalArgumentException if there is none; the message has those there are
   */
  public static ValidationMetric named(String name) {
    return Arrays.stream(values())
        .filter(metric -> metric.text.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no metric '%s'; the metrics are %s".formatted(name, names())));
  }

  private static List<String> names() {
    return Arrays.stream(values()).map(ValidationMetric::text).toList();
  }

  /** Returns whether it says anything of so many classes: of five, all are among the top five. */
  public boolean fits(int classes) {
    return this != TOP5_ACCURACY || classes > TOP;
  }

  /** Returns this metric with a value. */
  public Metric of(double value) {
    return new Metric(text, value);
  }

  /**
   * Returns this metric's value among others.
   *
   * @throws IllegalArgumentException if it is not there
   */
  public double in(List<Metric> metrics) {
    return metrics.stream()
        .filter(metric -> metric.name().equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException("no %s among the metrics %s".formatted(text, metrics)))
        .value();
  }

  /**
   * Returns whether a value is better than another one by more than a difference. Anything but not
   * a number is better than what is not a number.
   */
  public boolean isBetter(double value, double other, double difference) {
    if (Double.isNaN(other)) {
      return !Double.isNaN(value);
    }
    return this == LOSS ? value < other - difference : value > other + difference;
  }
}
