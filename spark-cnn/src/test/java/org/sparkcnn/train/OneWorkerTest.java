package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.TrainingPlan;

/** One worker does bit for bit what a plain loop over the same batches does in one session. */
class OneWorkerTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void trainsLikeAPlainLoopHoweverOftenItBringsItsWeightsBack(int frequency) {
    TrainingPlan plan = Trainings.plan(3, 1, frequency);
    assertThat(Trainings.small().train(45, plan).weights().values())
        .isEqualTo(plainLoop(Trainings.small(), 45, plan));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void followsAScheduleThroughAllRounds(int frequency) {
    // 45 rows are 6 batches of 8, in each of 3 epochs.
    LearningRateSchedule cycle = LearningRateSchedule.oneCycle(0.03).withWarmup(5, 0.5);
    TrainingPlan plan = Trainings.plan(cycle, 3, 1, frequency);
    assertThat(Trainings.small().train(45, plan).weights().values())
        .isEqualTo(
            plainLoop(Trainings.small(), 45, plan, step -> cycle.learningRate(0.02, step, 6, 18)));
  }

  @Test
  void trainsLikeAPlainLoopOnSeveralShards() {
    // 32 of these images fill a shard.
    TinyImages large = TinyImages.of(Shape.image(1, 512, 512), 3);
    Network network = Network.of(large.shape(), avgPool2d(128), flatten(), linear(3));
    Trainings trainings = new Trainings(large, network);
    TrainingPlan plan = Trainings.plan(2, 1, 3);
    assertThat(trainings.train(70, plan).weights().values())
        .isEqualTo(plainLoop(trainings, 70, plan));
  }

  private static float[] plainLoop(Trainings trainings, int rows, TrainingPlan plan) {
    return plainLoop(trainings, rows, plan, step -> 0.02);
  }

  private static float[] plainLoop(
      Trainings trainings, int rows, TrainingPlan plan, LongToDoubleFunction rate) {
    Shape shape = trainings.images().shape();
    List<Shard> shards = new ArrayList<>();
    try (PackedImages images = trainings.pack(rows, plan);
        Batch batch = new Batch(shape, PixelType.UINT8, plan.batchSize());
        TrainingSession session =
            new TrainingSession(
                trainings.network(),
                Normalization.none(shape.channels()),
                PixelType.UINT8,
                plan.recipe(),
                Device.cpu(1),
                0)) {
      PackedShards.of(images).get(0).forEach(bytes -> shards.add(new Shard(bytes)));
      session.restore(
          trainings.start(),
          TrainingSession.initialState(trainings.network(), plan.recipe().optimizer()));
      for (int epoch = 1; epoch <= plan.epochs(); epoch++) {
        EpochOrder order = new EpochOrder(plan.seed(), epoch, 0, images.shardRows().get(0));
        epoch(order, shards, session, batch, rate);
      }
      return session.weights().values();
    } finally {
      shards.forEach(Shard::close);
    }
  }

  private static void epoch(
      EpochOrder order,
      List<Shard> shards,
      TrainingSession session,
      Batch batch,
      LongToDoubleFunction rate) {
    batch.clear();
    for (int shard : order.shards()) {
      for (int row : order.rowsInOrder(shard)) {
        Shard open = shards.get(shard);
        batch.add(open.pixels(row), open.label(row), open.weight(row));
        if (batch.isFull()) {
          session.step(batch, rate.applyAsDouble(session.steps()));
          batch.clear();
        }
      }
    }
    if (batch.size() > 0) {
      session.step(batch, rate.applyAsDouble(session.steps()));
    }
  }
}
