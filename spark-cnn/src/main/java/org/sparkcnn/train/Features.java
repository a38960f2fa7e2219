package org.sparkcnn.train;

import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.data.Shard;
import org.sparkcnn.data.ShardNumbers;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/**
 * Computes what layers make of a shard's images.
 *
 * @param layers what computes
 * @param weights theirs
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param precision with which numbers
 * @param batchSize images that are computed together
 */
record Features(
    Network layers,
    Broadcast<float[]> weights,
    Normalization normalization,
    PixelType pixels,
    Precision precision,
    int batchSize)
    implements ShardNumbers {

  @Override
  public float[] of(Shard shard) {
    TaskContext task = TaskContext.get();
    ScoringSession session = TaskSessions.of(task, this::open);
    Shape output = layers.output();
    float[] all = new float[Math.multiplyExact(shard.rows(), output.elements())];
    int size = Math.min(batchSize, shard.rows());
    try (Batch batch = new Batch(layers.input(), pixels, size)) {
      for (int row = 0; row < shard.rows(); ) {
        int first = row;
        batch.clear();
        while (row < shard.rows() && !batch.isFull()) {
          batch.add(shard.pixels(row++));
        }
        float[] numbers = session.score(batch, Device.cpu(task.cpus()));
        for (int i = 0; i < batch.size(); i++) {
          channelsLast(numbers, i * output.elements(), output, all, first + i);
        }
      }
    }
    return all;
  }

  private ScoringSession open() {
    return new ScoringSession(
        layers,
        new Weights(layers.parameterTable(), weights.value()),
        normalization,
        pixels,
        precision);
  }

  /** Copies numbers of an image from (C, H, W) to (H, W, C), as images lie in shards. */
  private static void channelsLast(float[] from, int begin, Shape shape, float[] to, int image) {
    int channels = shape.sizes().get(0);
    int area = shape.elements() / channels;
    int at = image * shape.elements();
    for (int place = 0; place < area; place++) {
      for (int channel = 0; channel < channels; channel++) {
        to[at++] = from[begin + channel * area + place];
      }
    }
  }
}
