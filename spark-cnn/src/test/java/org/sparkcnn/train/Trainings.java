package org.sparkcnn.train;

import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.data.ExampleColumns;
import org.sparkcnn.data.HandleInvalid;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.ImageOptions;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.data.PixelOrder;
import org.sparkcnn.data.Resize;
import org.sparkcnn.data.Spread;
import org.sparkcnn.data.Targets;
import org.sparkcnn.data.ValidationRows;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.TrainingPlan;

/** Runs of the trainer on images that are easy to tell apart. */
record Trainings(TinyImages images, Network network) {

  static Trainings small() {
    return new Trainings(TinyImages.small(), TinyImages.small().network());
  }

  /** A plan with batches of 8 images; an average each epoch if the frequency is 0. */
  static TrainingPlan plan(int epochs, int workers, int averagingFrequency) {
    return plan(LearningRateSchedule.constant(), epochs, workers, averagingFrequency);
  }

  /** The same with a learning rate that changes. */
  static TrainingPlan plan(
      LearningRateSchedule schedule, int epochs, int workers, int averagingFrequency) {
    Recipe recipe = Recipe.of(Loss.crossEntropy(), Adam.of(0.02));
    Averaging averaging =
        averagingFrequency == 0
            ? Averaging.everyEpochs(1)
            : Averaging.everyBatches(averagingFrequency);
    return new TrainingPlan(recipe, schedule, epochs, 8, workers, averaging, 3);
  }

  /** The same plan with another way of averaging. */
  static TrainingPlan with(TrainingPlan plan, Averaging averaging) {
    return new TrainingPlan(
        plan.recipe(),
        plan.schedule(),
        plan.epochs(),
        plan.batchSize(),
        plan.workers(),
        averaging,
        plan.seed());
  }

  Weights start() {
    return Weights.initial(network, 1);
  }

  PackedImages pack(int rows, TrainingPlan plan) {
    return pack(rows, plan, ValidationRows.none());
  }

  PackedImages pack(int rows, TrainingPlan plan, ValidationRows validation) {
    Dataset<Row> data = images.structs(rows);
    ImageOptions options = new ImageOptions(PixelOrder.HWC, Resize.none(), 1_000_000);
    ImageColumn column = ImageColumn.of(data.schema(), "image", images.shape(), options);
    ExampleColumns columns =
        new ExampleColumns(
            column,
            Targets.classes(data.schema(), "label", network),
            null,
            HandleInvalid.ERROR,
            false,
            validation);
    return PackedImages.pack(data, columns, Spread.evenly(plan.workers(), plan.seed()));
  }

  DistributedTrainer.Result train(int rows, TrainingPlan plan, TrainingListener... listeners) {
    return train(rows, plan, ValidationRows.none(), listeners);
  }

  DistributedTrainer.Result train(
      int rows, TrainingPlan plan, ValidationRows validation, TrainingListener... listeners) {
    try (PackedImages packed = pack(rows, plan, validation)) {
      return new DistributedTrainer(
              JavaSparkContext.fromSparkContext(SharedSpark.session().sparkContext()),
              network,
              Normalization.none(images.shape().channels()),
              PixelType.UINT8,
              packed,
              plan,
              WorkerResources.cpu(),
              List.of(listeners))
          .train(start());
    }
  }
}
