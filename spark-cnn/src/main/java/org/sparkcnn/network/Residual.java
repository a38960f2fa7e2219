package org.sparkcnn.network;

import java.util.List;
import java.util.stream.Stream;

/**
 * What layers make of the input is added to the input itself, or to what other layers make of it
 * (He et al. 2015): activation(body(x) + shortcut(x)). Both branches must give the same shape.
 *
 * @param body the layers of the one branch
 * @param shortcut the layers of the other; none, the default, for the input itself
 * @param activation applied to the sum, or null, the default, for none
 */
public record Residual(
    List<NamedLayer> body, List<NamedLayer> shortcut, Activation.Function activation)
    implements Layer {

  /**
   * Checks the names; both branches share one name space, as in torchvision's blocks.
   *
   * @throws IllegalArgumentException if the body is empty, a name is used twice or lies within
   *     another, or layers are nested too deep
   */
  public Residual {
    body = List.copyOf(body);
    shortcut = List.copyOf(shortcut);
    if (body.isEmpty()) {
      throw new IllegalArgumentException("a Residual needs at least one layer in its body");
    }
    Chain.check(Stream.concat(body.stream(), shortcut.stream()).toList());
  }

  /** Returns this layer with another shortcut. */
  public Residual shortcut(NamedLayer... layers) {
    return new Residual(body, List.of(layers), activation);
  }

  /** Returns this layer with a shortcut of one layer, named {@code shortcut}. */
  public Residual shortcut(Layer layer) {
    return shortcut(layer.named("shortcut"));
  }

  /** Returns this layer with another activation of the sum. */
  public Residual activation(Activation last) {
    return new Residual(body, shortcut, last.function());
  }

  @Override
  public Shape output(Shape input) {
    Shape direct = Chain.output(input, shortcut);
    Shape output = Chain.output(input, body);
    if (!output.equals(direct)) {
      throw new IllegalArgumentException(
          "the body gives %s, but %s %s: they cannot be added"
              .formatted(
                  output, shortcut.isEmpty() ? "the input is" : "the shortcut gives", direct));
    }
    return output;
  }

  @Override
  public List<List<NamedLayer>> branches() {
    return List.of(body, shortcut);
  }

  @Override
  public Residual initializer(Initializer start) {
    return new Residual(
        Chain.initializer(body, start), Chain.initializer(shortcut, start), activation);
  }
}
