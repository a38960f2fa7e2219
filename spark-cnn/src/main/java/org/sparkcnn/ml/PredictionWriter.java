package org.sparkcnn.ml;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.sparkcnn.score.RowWriter;

/**
 * Appends scores, probabilities and the predicted class to a row.
 *
 * @param raw whether the scores are wanted
 * @param probability whether the probabilities are wanted
 * @param prediction whether the predicted class is wanted
 * @param areProbabilities whether the network's outputs are probabilities already
 * @param thresholds a number per class, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PredictionWriter(
    boolean raw,
    boolean probability,
    boolean prediction,
    boolean areProbabilities,
    double[] thresholds)
    implements RowWriter {

  @Override
  public Row write(Row row, float[] outputs, int from, int count) {
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = outputs[from + i];
    }
    double[] probabilities = areProbabilities ? scores : softmax(scores);
    List<Object> values = new ArrayList<>(row.size() + 3);
    for (int i = 0; i < row.size(); i++) {
      values.add(row.get(i));
    }
    if (raw) {
      values.add(Vectors.dense(scores));
    }
    if (probability) {
      values.add(Vectors.dense(probabilities));
    }
    if (prediction) {
      values.add((double) predict(probabilities));
    }
    return RowFactory.create(values.toArray());
  }

  private static double[] softmax(double[] scores) {
    double largest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      largest = Math.max(largest, score);
    }
    double[] shares = new double[scores.length];
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      shares[i] = Math.exp(scores[i] - largest);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /**
   * The largest probability over threshold wins; of equal ones the first. As in MLlib, a threshold
   * of 0 makes its class win unless its probability is 0 too.
   */
  private int predict(double[] probabilities) {
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < probabilities.length; i++) {
      double scaled = thresholds.length == 0 ? probabilities[i] : probabilities[i] / thresholds[i];
      if (scaled > largest) {
        largest = scaled;
        best = i;
      }
    }
    return best;
  }
}
