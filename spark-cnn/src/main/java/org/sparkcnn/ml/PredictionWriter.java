package org.sparkcnn.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.ml.linalg.VectorUDT;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.unsafe.types.UTF8String;
import org.sparkcnn.score.OutputWriter;

/**
 * Makes scores, probabilities, the predicted class, the top predictions and the error of a row, in
 * the order of {@link OutputSchema#classification}.
 *
 * @param raw whether the scores are wanted
 * @param probability whether the probabilities are wanted
 * @param prediction whether the predicted class is wanted
 * @param topK how many top predictions are wanted
 * @param error whether the reason of an invalid row is wanted
 * @param areProbabilities whether the network's outputs are probabilities already
 * @param thresholds a number per class, or empty
 * @param classNames a name per class, or empty
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record PredictionWriter(
    boolean raw,
    boolean probability,
    boolean prediction,
    int topK,
    boolean error,
    boolean areProbabilities,
    double[] thresholds,
    String[] classNames)
    implements OutputWriter {
  private static final VectorUDT VECTOR = new VectorUDT();

  static <S extends HasImageParams<S> & HasPredictionParams<S>> PredictionWriter of(
      S params, boolean areProbabilities, String[] classNames) {
    return new PredictionWriter(
        !params.getRawPredictionCol().isEmpty(),
        !params.getProbabilityCol().isEmpty(),
        !params.getPredictionCol().isEmpty(),
        params.getTopK(),
        !params.getErrorCol().isEmpty(),
        areProbabilities,
        params.getThresholds(),
        classNames);
  }

  @Override
  public InternalRow write(float[] outputs, int from, int count) {
    double[] scores = new double[count];
    for (int i = 0; i < count; i++) {
      scores[i] = outputs[from + i];
    }
    double[] probabilities = areProbabilities ? scores : softmax(scores);
    List<Object> values = new ArrayList<>();
    if (raw) {
      values.add(VECTOR.serialize(Vectors.dense(scores)));
    }
    if (probability) {
      values.add(VECTOR.serialize(Vectors.dense(probabilities)));
    }
    if (prediction) {
      values.add((double) predict(probabilities));
    }
    if (topK > 0) {
      values.add(top(probabilities));
    }
    if (error) {
      values.add(null);
    }
    return new GenericInternalRow(values.toArray());
  }

  @Override
  public InternalRow writeInvalid(String reason) {
    int columns = (raw ? 1 : 0) + (probability ? 1 : 0) + (prediction ? 1 : 0) + (topK > 0 ? 1 : 0);
    Object[] values = new Object[columns + (error ? 1 : 0)];
    if (error) {
      values[columns] = UTF8String.fromString(reason);
    }
    return new GenericInternalRow(values);
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

  /** The most probable classes; of equal ones the first. */
  private GenericArrayData top(double[] probabilities) {
    Object[] top =
        IntStream.range(0, probabilities.length)
            .boxed()
            .sorted((a, b) -> Double.compare(probabilities[b], probabilities[a]))
            .limit(topK)
            .map(label -> topPrediction(label, probabilities[label]))
            .toArray();
    return new GenericArrayData(top);
  }

  private InternalRow topPrediction(int label, double share) {
    UTF8String name = classNames.length == 0 ? null : UTF8String.fromString(classNames[label]);
    return new GenericInternalRow(new Object[] {(double) label, name, share});
  }
}
