package org.sparkcnn.ml;

import java.util.Map;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.StringArrayParam;
import org.sparkcnn.network.LayerPatterns;

/**
 * Params of a training that begins with weights that were trained before, and of layers that are
 * trained otherwise than the rest, as in PyTorch's <a
 * href="https://docs.pytorch.org/tutorials/beginner/transfer_learning_tutorial.html">transfer
 * learning</a>. Layers are named by {@link LayerPatterns}.
 *
 * <pre>{@code
 * new CnnClassifier()
 *     .setNetwork(Networks.resNet18(Shape.image(3, 224, 224), 2))
 *     .setNormalization(Normalization.imageNet())
 *     .setInitialWeights("hdfs://.../resnet18.safetensors")
 *     .setFreshLayers("fc")         // the file's has 1,000 classes
 *     .setFrozenLayers("*", "!fc"); // train the head alone
 * }</pre>
 *
 * @param <S> the stage
 */
public interface HasFineTuningParams<S extends HasFineTuningParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  FineTuningParams fineTuningParams();

  /** Returns the param of the file to start from; unset: random weights. */
  default Param<String> initialWeights() {
    return fineTuningParams().initialWeights;
  }

  /** Returns the file to start from, or an empty name if there is none. */
  default String getInitialWeights() {
    return isDefined(initialWeights()) ? getOrDefault(initialWeights()) : "";
  }

  /**
   * Sets the file to start from, on any Hadoop file system: safetensors, {@code
   * model.safetensors.index.json} beside the shards that it lists, a state dict that {@code
   * torch.save} wrote (nothing in it is executed), or the folder of a saved model. Parameters are
   * found by name. Empty: the weights start at random.
   */
  default S setInitialWeights(String file) {
    return with(initialWeights(), file);
  }

  /** Returns the param of whether the file must fit the network; default true. */
  default BooleanParam initialWeightsStrict() {
    return fineTuningParams().initialWeightsStrict;
  }

  /** Returns whether the file must fit the network. */
  default boolean getInitialWeightsStrict() {
    return (boolean) getOrDefault(initialWeightsStrict());
  }

  /**
   * Sets whether the file must have all of the network's parameters, but those of {@link
   * #freshLayers}, in their shapes, and no others. If not, what is missing or has another shape
   * starts at random, and a warning lists it.
   */
  default S setInitialWeightsStrict(boolean strict) {
    return with(initialWeightsStrict(), strict);
  }

  /** Returns the param of what is taken off the file's names; unset: nothing. */
  default Param<String> initialWeightsPrefix() {
    return fineTuningParams().initialWeightsPrefix;
  }

  /** Returns what is taken off the file's names. */
  default String getInitialWeightsPrefix() {
    return isDefined(initialWeightsPrefix()) ? getOrDefault(initialWeightsPrefix()) : "";
  }

  /** Sets what is taken off the beginning of the file's names, such as {@code module.}. */
  default S setInitialWeightsPrefix(String prefix) {
    return with(initialWeightsPrefix(), prefix);
  }

  /** Returns the param of the layers that start at random all the same; unset: none. */
  default StringArrayParam freshLayers() {
    return fineTuningParams().freshLayers;
  }

  /** Returns the layers that start at random all the same. */
  default String[] getFreshLayers() {
    return isDefined(freshLayers()) ? getOrDefault(freshLayers()) : new String[0];
  }

  /**
   * Sets the layers that start at random, whatever the file has for them: a head for another number
   * of classes.
   */
  default S setFreshLayers(String... patterns) {
    return with(freshLayers(), patterns);
  }

  /** Returns the param of the layers that are not trained; unset: none. */
  default StringArrayParam frozenLayers() {
    return fineTuningParams().frozenLayers;
  }

  /** Returns the layers that are not trained. */
  default String[] getFrozenLayers() {
    return isDefined(frozenLayers()) ? getOrDefault(frozenLayers()) : new String[0];
  }

  /**
   * Sets the layers that are not trained: as with {@code requires_grad_(False)} they take no
   * backward pass, no weight decay and no optimizer step.
   */
  default S setFrozenLayers(String... patterns) {
    return with(frozenLayers(), patterns);
  }

  /** Returns the param of whose running statistics stay as they are; default frozenLayers. */
  default Param<String> frozenStatistics() {
    return fineTuningParams().frozenStatistics;
  }

  /** Returns whose running statistics stay as they are. */
  default String getFrozenStatistics() {
    return getOrDefault(frozenStatistics());
  }

  /**
   * Sets which batch norms normalise by their running statistics, as in scoring, and leave them as
   * they are: those of {@code frozenLayers}; {@code all}, as PyTorch's {@code eval()} on each; or
   * {@code none}, which is what PyTorch does in frozen layers too unless told otherwise.
   */
  default S setFrozenStatistics(String whose) {
    return with(frozenStatistics(), whose);
  }

  /** Returns the param of layers' own learning rates; unset: none. */
  default StringArrayParam layerLearningRates() {
    return fineTuningParams().layerLearningRates;
  }

  /** Returns layers' own learning rates by pattern, in their order. */
  default Map<String, Double> getLayerLearningRates() {
    return isDefined(layerLearningRates())
        ? LayerRates.read(getOrDefault(layerLearningRates()))
        : Map.of();
  }

  /**
   * Sets layers' own learning rates, above 0, where {@link HasOptimizerParams#learningRate} is the
   * others'; as PyTorch's <a
   * href="https://docs.pytorch.org/docs/stable/optim.html#per-parameter-options">parameter
   * groups</a>. The schedule and {@code learningRateScaling} change all by the same factor.
   *
   * @param rates by pattern, of which the last that fits counts
   */
  default S setLayerLearningRates(Map<String, Double> rates) {
    return with(layerLearningRates(), LayerRates.write(rates));
  }

  /** Returns the param of whether frozen layers' features are kept; default true. */
  default BooleanParam cacheFeatures() {
    return fineTuningParams().cacheFeatures;
  }

  /** Returns whether frozen layers' features are kept. */
  default boolean getCacheFeatures() {
    return (boolean) getOrDefault(cacheFeatures());
  }

  /**
   * Sets whether what the frozen layers before the first trained one make of the images is computed
   * once and kept in Spark's memory or on its disks, instead of in each epoch. It is where images
   * are not augmented, there are several epochs, the layers have no dropout, and the features take
   * no more than eight times the images' bytes; on processors only.
   */
  default S setCacheFeatures(boolean keep) {
    return with(cacheFeatures(), keep);
  }
}
