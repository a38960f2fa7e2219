package org.sparkcnn.ml;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.Checkpoints;
import org.sparkcnn.train.DistributedTrainer;
import org.sparkcnn.train.FrozenBeginning;
import org.sparkcnn.train.JobDescription;
import org.sparkcnn.train.TrainingListener;
import org.sparkcnn.train.WorkerResources;

/**
 * A training of packed images: of the network, or of what follows its frozen beginning.
 *
 * @param network the whole
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are packed
 * @param resources what each worker takes of the cluster
 */
record Fit(
    JavaSparkContext spark,
    Network network,
    Normalization normalization,
    PixelType pixels,
    TrainingPlan plan,
    WorkerResources resources,
    List<TrainingListener> listeners) {

  /**
   * Trains.
   *
   * @param cacheFeatures whether a frozen beginning's features are kept where that is worth it
   */
  DistributedTrainer.Result train(
      PackedImages images, Weights start, Checkpoints checkpoints, boolean cacheFeatures) {
    // Features are computed on the processor, which would be slow beside a GPU.
    Optional<FrozenBeginning> frozen =
        cacheFeatures && !resources.includeGpu()
            ? FrozenBeginning.of(network, pixels, plan)
            : Optional.empty();
    return frozen.isPresent()
        ? trainRest(frozen.get(), images, start, checkpoints)
        : trainer(network, normalization, pixels, images).train(start, checkpoints);
  }

  private DistributedTrainer.Result trainRest(
      FrozenBeginning frozen, PackedImages images, Weights start, Checkpoints checkpoints) {
    Network rest = frozen.rest();
    Broadcast<float[]> weights =
        spark.broadcast(start.select(frozen.layers().parameterTable()).values());
    try (PackedImages features = features(frozen, images, weights)) {
      images.close();
      DistributedTrainer.Result result =
          trainer(rest, Normalization.none(rest.input().channels()), PixelType.FLOAT32, features)
              .train(start.select(rest.parameterTable()), checkpoints);
      return new DistributedTrainer.Result(
          start.with(result.weights()), result.history(), result.epoch());
    } finally {
      weights.destroy();
    }
  }

  private PackedImages features(
      FrozenBeginning frozen, PackedImages images, Broadcast<float[]> weights) {
    try (JobDescription described = JobDescription.of(spark, "features of frozen layers")) {
      return frozen.features(images, weights, normalization, pixels, plan);
    }
  }

  private DistributedTrainer trainer(
      Network trained, Normalization input, PixelType type, PackedImages images) {
    return new DistributedTrainer(spark, trained, input, type, images, plan, resources, listeners);
  }
}
