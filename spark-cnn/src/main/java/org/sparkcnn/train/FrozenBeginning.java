package org.sparkcnn.train;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.data.PackedImages;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Dropout2d;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.TrainingPlan;

/**
 * The layers at a network's beginning that make the same of an image throughout a training: nothing
 * in them is trained, measured or drawn. What they make can be computed once, and the rest be
 * trained on that.
 *
 * @param layers the beginning
 * @param rest what follows; its input is what the beginning gives
 */
public record FrozenBeginning(Network layers, Network rest) {
  /**
   * Features are kept where they take at most so many times the pixels' bytes: a shard of them must
   * fit into an executor's memory several times.
   */
  private static final int MOST_BYTES = 8;

  /**
   * Returns the beginning of a network whose features are worth keeping, if there is one: images
   * are not augmented, and seen more than once.
   *
   * @param pixels how images are packed
   */
  public static Optional<FrozenBeginning> of(Network network, PixelType pixels, TrainingPlan plan) {
    if (plan.epochs() == 1 || !plan.recipe().augmentation().isEmpty()) {
      return Optional.empty();
    }
    FineTuning tuning = plan.recipe().tuning();
    long most = (long) MOST_BYTES * network.input().elements() * pixels.bytes();
    return network.layerNames().stream()
        .filter(name -> isConstant(network.upTo(name), tuning))
        .max(Comparator.comparingLong(name -> network.upTo(name).activations()))
        .filter(name -> bytes(network.upTo(name).output()) <= most)
        .map(name -> new FrozenBeginning(network.upTo(name), network.after(name)));
  }

  private static long bytes(Shape features) {
    return (long) features.elements() * Float.BYTES;
  }

  private static boolean isConstant(Network part, FineTuning tuning) {
    LayerPatterns frozen = new LayerPatterns(tuning.frozen());
    return part.parameters().stream()
            .filter(parameter -> parameter.kind() != Parameter.Kind.BUFFER)
            .allMatch(parameter -> frozen.match(parameter.name()))
        && part.layers().stream().allMatch(layer -> isConstant(layer.layer(), tuning));
  }

  private static boolean isConstant(Layer layer, FineTuning tuning) {
    boolean changes =
        layer instanceof Dropout
            || layer instanceof Dropout2d
            || (layer instanceof BatchNorm && tuning.statistics() == FineTuning.Statistics.NONE);
    return !changes
        && layer.branches().stream()
            .flatMap(List::stream)
            .map(NamedLayer::layer)
            .allMatch(inner -> isConstant(inner, tuning));
  }

  /**
   * Returns what this makes of packed images, each with the image's label and weight.
   *
   * @param weights its own, needed as long as the features are: what is lost is made anew
   * @param normalization what happens to pixels before the first layer
   * @param pixels how they are packed
   */
  public PackedImages features(
      PackedImages images,
      Broadcast<float[]> weights,
      Normalization normalization,
      PixelType pixels,
      TrainingPlan plan) {
    Features features =
        new Features(
            layers, weights, normalization, pixels, plan.recipe().precision(), plan.batchSize());
    return images.replaced(rest.input(), features, "spark-cnn features of frozen layers");
  }
}
