package org.sparkcnn.network;

import java.util.List;

/**
 * Layers one after the other, as one layer, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.Sequential.html">torch.nn.Sequential</a>.
 *
 * @param layers in the order in which data flows through them
 */
public record Sequential(List<NamedLayer> layers) implements Layer {

  /**
   * Checks the names.
   *
   * @throws IllegalArgumentException if there are no layers, a name is used twice or lies within
   *     another, or layers are nested too deep
   */
  public Sequential {
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a Sequential needs at least one layer");
    }
    Chain.check(layers);
  }

  @Override
  public Shape output(Shape input) {
    return Chain.output(input, layers);
  }

  @Override
  public List<List<NamedLayer>> branches() {
    return List.of(layers);
  }

  @Override
  public Sequential initializer(Initializer start) {
    return new Sequential(Chain.initializer(layers, start));
  }
}
