package org.sparkcnn.golden;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Recipe;

/**
 * One computation and what PyTorch makes of it on a CPU in float32: a network and its first
 * weights, one batch, an optimizer; the outputs and gradients of the first pass; the losses and
 * weights of a few optimizer steps on that batch.
 */
public final class GoldenCase {
  private final GoldenFile file;

  GoldenCase(GoldenFile file) {
    this.file = file;
  }

  /** Returns the case's name, which is its file's. */
  public String name() {
    return file.name();
  }

  /** Returns the name of the factory in Networks that makes the same network, or null. */
  String preset() {
    return file.preset();
  }

  /** Returns the network. */
  public Network network() {
    return Network.of(
        new Shape(file.input()),
        file.layers().stream().map(GoldenLayers::read).toArray(Layer[]::new));
  }

  /** Returns the weights before the first step, a new array each time. */
  public Weights weights() {
    return HashFormula.weights(network());
  }

  /** Returns the number of examples. */
  public int batch() {
    return file.batch();
  }

  /** Returns the images, (N, H, W, C). */
  public byte[] pixels() {
    return HashFormula.pixels(file.batch(), new Shape(file.input()));
  }

  /** Returns what is done to the bytes, after they are divided by 255. */
  public Normalization normalization() {
    return new Normalization(file.mean(), file.std());
  }

  /** Returns whether an example has numbers to give in place of a class. */
  public boolean hasTargets() {
    return file.targets() != null;
  }

  /** Returns each example's class. */
  public int[] labels() {
    return file.labels().stream().mapToInt(Integer::intValue).toArray();
  }

  /** Returns the numbers to give for each example, (N, outputs). */
  public float[][] targets() {
    return file.targets().stream().map(GoldenCase::floats).toArray(float[][]::new);
  }

  /** Returns the weight of each example in the loss, Σ wᵢ·lᵢ / Σ wᵢ; all 1 where none are given. */
  public float[] exampleWeights() {
    if (file.exampleWeights() != null) {
      return floats(file.exampleWeights());
    }
    float[] ones = new float[file.batch()];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** Returns the loss, the bound on gradients and the optimizer. */
  public Recipe recipe() {
    return GoldenRecipe.of(file);
  }

  /** Returns PyTorch's outputs of the last layer with the first weights, (N, classes). */
  public float[] outputs() {
    return floats(file.outputs().stream().flatMap(List::stream).toList());
  }

  /** Returns PyTorch's loss before each of the steps; the first belongs to the outputs. */
  public float[] losses() {
    return floats(file.losses());
  }

  /** Returns PyTorch's gradients and trained values, in the order of the parameter table. */
  public List<GoldenParameter> parameters() {
    return file.parameters();
  }

  /** Returns samples of the flat (N, C, H, W) bytes as PyTorch saw them. */
  List<Integer> pixelSample() {
    return file.pixels();
  }

  /** Returns the name, which tests show. */
  @Override
  public String toString() {
    return file.name();
  }

  static float[] floats(Collection<Float> values) {
    float[] floats = new float[values.size()];
    int i = 0;
    for (float value : values) {
      floats[i++] = value;
    }
    return floats;
  }
}
