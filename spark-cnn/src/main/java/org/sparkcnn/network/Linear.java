package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;

/**
 * A fully connected layer, y = x·Wᵀ + b, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Linear.html">torch.nn.Linear</a>:
 * (N) to (outFeatures).
 *
 * @param outFeatures numbers that come out, at least 1
 * @param bias whether b is added, default true
 * @param inFeatures the numbers that must arrive, or null (the default) for whatever arrives
 * @param initializer how the weight starts
 * @param biasInitializer how the bias starts, or null (the default) for what goes with the weight's
 *     start: PyTorch's own is drawn, beside all others the bias starts at zero
 */
public record Linear(
    int outFeatures,
    boolean bias,
    Integer inFeatures,
    Initializer initializer,
    Initializer biasInitializer)
    implements Layer {

  /**
   * Checks the settings that can be checked without an input.
   *
   * @throws IllegalArgumentException if outFeatures is below 1
   */
  public Linear {
    Require.atLeast(1, outFeatures, "outFeatures");
  }

  /** Returns this layer with another number of numbers that come out. */
  Linear outFeatures(int features) {
    return new Linear(features, bias, inFeatures, initializer, biasInitializer);
  }

  /** Returns this layer without a bias. */
  public Linear withoutBias() {
    return new Linear(outFeatures, false, inFeatures, initializer, biasInitializer);
  }

  /** Returns this layer with the number of features that must arrive. */
  public Linear inFeatures(int features) {
    return new Linear(outFeatures, bias, features, initializer, biasInitializer);
  }

  /** Returns this layer with its bias starting another way. */
  public Linear biasInitializer(Initializer start) {
    return new Linear(outFeatures, bias, inFeatures, initializer, start);
  }

  /** Returns this layer with its weight starting another way, and its bias as goes with it. */
  @Override
  public Linear initializer(Initializer start) {
    return new Linear(outFeatures, bias, inFeatures, start, null);
  }

  @Override
  public Shape output(Shape input) {
    if (!input.isVector()) {
      throw new IllegalArgumentException(
          "a vector (N) is expected, but the shape %s arrives: put flatten() before it"
              .formatted(input));
    }
    if (inFeatures != null && inFeatures != input.elements()) {
      throw new IllegalArgumentException(
          "%d features arrive, but inFeatures=%d was stated"
              .formatted(input.elements(), inFeatures));
    }
    return Shape.vector(outFeatures);
  }

  @Override
  public List<Parameter> parameters(Shape input) {
    int in = input.elements();
    List<Parameter> parameters = new ArrayList<>();
    parameters.add(Parameter.weight(Shape.of(outFeatures, in), initializer, in, outFeatures));
    if (bias) {
      Initializer start = biasInitializer == null ? initializer.forBias() : biasInitializer;
      parameters.add(Parameter.bias(outFeatures, start, in, outFeatures));
    }
    return List.copyOf(parameters);
  }

  @Override
  public long flops(Shape input) {
    return 2L * input.elements() * outFeatures;
  }
}
