package org.sparkcnn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.ValidationMetric;

/**
 * Counts of right and wrong classes, weighted by the rows' weights. The predicted class is the one
 * with the highest score, of equal ones the first; rows without weight count for nothing.
 */
final class ClassTally {
  private static final List<ValidationMetric> METRICS =
      List.of(ValidationMetric.ACCURACY, ValidationMetric.TOP5_ACCURACY, ValidationMetric.F1);

  private final double[] right;
  private final double[] predicted;
  private final double[] actual;
  private double amongTop;

  ClassTally(int classes) {
    right = new double[classes];
    predicted = new double[classes];
    actual = new double[classes];
  }

  /**
   * Counts a row.
   *
   * @param scores has the row's scores from an index on, one for each class
   */
  void add(float[] scores, int from, int label, float weight) {
    int best = 0;
    int before = 0;
    for (int i = 0; i < actual.length; i++) {
      if (scores[from + i] > scores[from + best]) {
        best = i;
      }
      if (scores[from + i] > scores[from + label]
          || (i < label && scores[from + i] == scores[from + label])) {
        before++;
      }
    }
    actual[label] += weight;
    predicted[best] += weight;
    right[label] += best == label ? weight : 0;
    amongTop += before < ValidationMetric.TOP && !Float.isNaN(scores[from + label]) ? weight : 0;
  }

  /** Adds another tally of as many classes. */
  void add(ClassTally other) {
    for (int i = 0; i < actual.length; i++) {
      right[i] += other.right[i];
      predicted[i] += other.predicted[i];
      actual[i] += other.actual[i];
    }
    amongTop += other.amongTop;
  }

  /** Returns the metrics that so many classes have; not a number if no row had a weight. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>();
    for (ValidationMetric metric : METRICS) {
      if (metric.fits(actual.length)) {
        metrics.add(metric.of(value(metric)));
      }
    }
    return metrics;
  }

  private double value(ValidationMetric metric) {
    return switch (metric) {
      case ACCURACY -> sum(right) / sum(actual);
      case TOP5_ACCURACY -> amongTop / sum(actual);
      case F1 -> macroF1();
      case LOSS -> throw new IllegalArgumentException("classes have no loss");
    };
  }

  /**
   * Returns the mean F1 of the classes that are some row's label or prediction, as scikit-learn's
   * {@code f1_score(average="macro", sample_weight=...)} does: a class that is only ever predicted
   * where it is wrong, or never predicted, is a 0 in the mean.
   */
  private double macroF1() {
    double sum = 0;
    int classes = 0;
    for (int i = 0; i < actual.length; i++) {
      if (actual[i] + predicted[i] > 0) {
        sum += 2 * right[i] / (actual[i] + predicted[i]);
        classes++;
      }
    }
    return sum / classes;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  static int bytes(int classes) {
    return (3 * classes + 1) * Double.BYTES;
  }

  void write(ByteBuffer buffer) {
    for (int i = 0; i < actual.length; i++) {
      buffer.putDouble(right[i]).putDouble(predicted[i]).putDouble(actual[i]);
    }
    buffer.putDouble(amongTop);
  }

  static ClassTally read(ByteBuffer buffer, int classes) {
    ClassTally tally = new ClassTally(classes);
    for (int i = 0; i < classes; i++) {
      tally.right[i] = buffer.getDouble();
      tally.predicted[i] = buffer.getDouble();
      tally.actual[i] = buffer.getDouble();
    }
    tally.amongTop = buffer.getDouble();
    return tally;
  }
}
