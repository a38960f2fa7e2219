package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a network and the layers that hold layers share: named layers, one after the other. */
final class Chain {
  /** Layers within layers: far more than networks have, and few enough for any stack. */
  private static final int DEEPEST = 50;

  private Chain() {}

  /** Returns layers named by position, as in torch.nn.Sequential. */
  static List<NamedLayer> numbered(Layer... layers) {
    List<NamedLayer> named = new ArrayList<>();
    for (Layer layer : layers) {
      named.add(layer.named(Integer.toString(named.size())));
    }
    return named;
  }

  /** Returns the layers behind a Flatten, under a name that none of them has. */
  static List<NamedLayer> flattened(List<NamedLayer> layers) {
    String name = "flatten";
    while (isTaken(name, layers)) {
      name += "_";
    }
    List<NamedLayer> flattened = new ArrayList<>(List.of(new Flatten().named(name)));
    flattened.addAll(layers);
    return flattened;
  }

  private static boolean isTaken(String name, List<NamedLayer> layers) {
    return layers.stream().anyMatch(layer -> (layer.name() + ".").startsWith(name + "."));
  }

  /**
   * Returns the layers with the shapes between them.
   *
   * @throws IllegalArgumentException naming the layer that cannot take what arrives
   */
  static List<Network.Step> steps(Shape input, List<NamedLayer> layers) {
    List<Network.Step> steps = new ArrayList<>();
    Shape shape = input;
    for (NamedLayer named : layers) {
      Shape arriving = shape;
      shape = naming(named.name(), named.layer(), () -> named.layer().output(arriving));
      steps.add(new Network.Step(named.name(), named.layer(), arriving, shape));
    }
    return List.copyOf(steps);
  }

  /** Returns the shape that leaves the last layer; the input's own if there is none. */
  static Shape output(Shape input, List<NamedLayer> layers) {
    List<Network.Step> steps = steps(input, layers);
    return steps.isEmpty() ? input : steps.get(steps.size() - 1).output();
  }

  static Stream<Parameter> parameters(Shape input, List<NamedLayer> layers) {
    return steps(input, layers).stream()
        .flatMap(step -> naming(step.name(), step.layer(), step::parameters).stream());
  }

  private static <T> T naming(String name, Layer layer, Supplier<T> rule) {
    try {
      return rule.get();
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "layer '%s' (%s): %s".formatted(name, layer.getClass().getSimpleName(), e.getMessage()),
          e);
    }
  }

  static long flops(Shape input, List<NamedLayer> layers) {
    return steps(input, layers).stream().mapToLong(Network.Step::flops).sum();
  }

  static long activations(Shape input, List<NamedLayer> layers) {
    long sum = 0;
    for (Network.Step step : steps(input, layers)) {
      sum += step.output().elements();
      for (List<NamedLayer> branch : step.layer().branches()) {
        sum += activations(step.input(), branch);
      }
    }
    return sum;
  }

  static List<NamedLayer> initializer(List<NamedLayer> layers, Initializer start) {
    return layers.stream()
        .map(named -> named.layer().initializer(start).named(named.name()))
        .toList();
  }

  /**
   * Refuses a name that is used twice or lies within another, and layers nested too deep.
   *
   * @throws IllegalArgumentException naming it
   */
  static void check(List<NamedLayer> layers) {
    checkNames(layers);
    if (depth(layers) > DEEPEST) {
      throw new IllegalArgumentException("layers are nested more than %d deep".formatted(DEEPEST));
    }
  }

  private static int depth(List<NamedLayer> layers) {
    return 1
        + layers.stream()
            .flatMap(named -> named.layer().branches().stream())
            .mapToInt(Chain::depth)
            .max()
            .orElse(0);
  }

  private static void checkNames(List<NamedLayer> layers) {
    Map<String, Integer> positions = new HashMap<>();
    for (int i = 0; i < layers.size(); i++) {
      Integer other = positions.put(layers.get(i).name(), i);
      if (other != null) {
        throw new IllegalArgumentException(
            "layers %d and %d have the same name '%s'".formatted(other, i, layers.get(i).name()));
      }
    }
    for (NamedLayer named : layers) {
      String name = named.name();
      for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
        if (positions.containsKey(name.substring(0, dot))) {
          throw new IllegalArgumentException(
              "layer '%s' lies within layer '%s'".formatted(name, name.substring(0, dot)));
        }
      }
    }
  }
}
