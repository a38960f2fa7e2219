package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.PackedShards;
import org.sparkcnn.data.Shard;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.TrainingSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.TrainingPlan;

/** What batch norm has measured is averaged over the workers as the weights are. */
class RunningStatisticsTest {
  private static final TinyImages IMAGES = TinyImages.small();
  private static final Trainings TRAININGS =
      new Trainings(
          IMAGES, Network.of(IMAGES.shape(), conv2d(4, 3), batchNorm(), flatten(), linear(3)));
  private static final int ROWS = 70;

  @Test
  void theyAreTheMeanOfTheWorkersWeightedByTheirRows() {
    TrainingPlan plan = Trainings.plan(1, 2, 0);
    Weights found = TRAININGS.train(ROWS, plan).weights();

    try (PackedImages images = TRAININGS.pack(ROWS, plan)) {
      List<Weights> workers = List.of(alone(images, plan, 0), alone(images, plan, 1));
      for (String statistic : List.of("1.running_mean", "1.running_var")) {
        float[] first = workers.get(0).values(statistic);
        float[] second = workers.get(1).values(statistic);
        assertThat(first).as("the workers see different images").isNotEqualTo(second);
        double share = (double) images.rows().get(0) / ROWS;
        for (int i = 0; i < first.length; i++) {
          assertThat((double) found.values(statistic)[i])
              .as("%s of channel %d", statistic, i)
              .isCloseTo(share * first[i] + (1 - share) * second[i], within(1e-6));
        }
      }
    }
  }

  /** What a worker's own rows make of the start. */
  private static Weights alone(PackedImages images, TrainingPlan plan, int worker) {
    Shape shape = IMAGES.shape();
    List<byte[]> packed = PackedShards.of(images).get(worker);
    List<Shard> shards = new ArrayList<>();
    packed.forEach(bytes -> shards.add(new Shard(bytes)));
    EpochOrder order = new EpochOrder(plan.seed(), 1, worker, images.shardRows().get(worker));
    try (Batch batch = new Batch(shape, PixelType.UINT8, plan.batchSize());
        TrainingSession session =
            new TrainingSession(
                TRAININGS.network(),
                Normalization.none(shape.channels()),
                PixelType.UINT8,
                plan.recipe(),
                Device.cpu(1),
                0)) {
      session.restore(
          TRAININGS.start(),
          TrainingSession.initialState(TRAININGS.network(), plan.recipe().optimizer()));
      for (int shard : order.shards()) {
        for (int row : order.rowsInOrder(shard)) {
          Shard open = shards.get(shard);
          batch.add(open.pixels(row), open.label(row), open.weight(row));
          if (batch.isFull()) {
            session.step(batch);
            batch.clear();
          }
        }
      }
      if (batch.size() > 0) {
        session.step(batch);
      }
      return session.weights();
    } finally {
      shards.forEach(Shard::close);
    }
  }
}
