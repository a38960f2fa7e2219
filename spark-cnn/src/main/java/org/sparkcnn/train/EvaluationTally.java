package org.sparkcnn.train;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Evaluation;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.ValidationMetric;

/**
 * What validation rows add up to. Workers bring theirs back as bytes, which every serializer of
 * Spark takes as they are; added up in the order of the workers, they give the same metrics bit for
 * bit wherever the workers ran.
 */
final class EvaluationTally {
  private final int classes;
  private final ClassTally counts;
  private double weight;
  private double lossSum;

  /**
   * Begins to count.
   *
   * @param classes of the rows; 0 if they have numbers as their labels
   */
  EvaluationTally(int classes) {
    this(classes, new ClassTally(classes));
  }

  private EvaluationTally(int classes, ClassTally counts) {
    this.classes = classes;
    this.counts = counts;
  }

  /** Counts a batch, whose loss counts by its weight as in training. */
  void add(Batch batch, Evaluation evaluation) {
    double batchWeight = batch.weightSum();
    if (batchWeight == 0) {
      return;
    }
    weight += batchWeight;
    lossSum += evaluation.loss() * batchWeight;
    if (classes > 0) {
      for (int i = 0; i < batch.size(); i++) {
        counts.add(evaluation.scores(), i * classes, batch.label(i), batch.weight(i));
      }
    }
  }

  /** Adds another tally of as many classes. */
  void add(EvaluationTally other) {
    weight += other.weight;
    lossSum += other.lossSum;
    counts.add(other.counts);
  }

  /** Returns the metrics, the loss first; not a number if no row had a weight. */
  List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(List.of(ValidationMetric.LOSS.of(lossSum / weight)));
    if (classes > 0) {
      metrics.addAll(counts.metrics());
    }
    return metrics;
  }

  byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(2 * Double.BYTES + ClassTally.bytes(classes));
    counts.write(buffer.putDouble(weight).putDouble(lossSum));
    return buffer.array();
  }

  static EvaluationTally fromBytes(byte[] bytes, int classes) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    double weight = buffer.getDouble();
    double lossSum = buffer.getDouble();
    EvaluationTally tally = new EvaluationTally(classes, ClassTally.read(buffer, classes));
    tally.weight = weight;
    tally.lossSum = lossSum;
    return tally;
  }
}
