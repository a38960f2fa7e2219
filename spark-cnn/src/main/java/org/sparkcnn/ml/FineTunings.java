package org.sparkcnn.ml;

import java.util.List;
import java.util.function.Supplier;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;

/** Checks the params of {@link HasFineTuningParams}. */
final class FineTunings {
  private FineTunings() {}

  /**
   * Refuses patterns that fit nothing, and a training that trains nothing.
   *
   * @throws IllegalArgumentException naming the param and the pattern
   */
  static void check(HasFineTuningParams<?> params, Network network) {
    checked("freshLayers", network, () -> LayerPatterns.of(params.getFreshLayers()));
    checked(
        "layerLearningRates",
        network,
        () -> new LayerPatterns(List.copyOf(params.getLayerLearningRates().keySet())));
    LayerPatterns frozen =
        checked("frozenLayers", network, () -> LayerPatterns.of(params.getFrozenLayers()));
    List<String> trainable =
        network.parameterTable().entries().stream()
            .filter(entry -> entry.kind() != Kind.BUFFER)
            .map(ParameterTable.Entry::name)
            .toList();
    if (!frozen.patterns().isEmpty() && trainable.stream().noneMatch(frozen::match)) {
      throw new IllegalArgumentException(
          "param 'frozenLayers' is %s, which freezes nothing; all but a layer are frozen by '*', '!%s'"
              .formatted(frozen.patterns(), network.lastLayer().name()));
    }
    if (trainable.stream().allMatch(frozen::match)) {
      throw new IllegalArgumentException(
          "param 'frozenLayers' is %s, which leaves nothing to train: except a layer, for example with '!%s'"
              .formatted(frozen.patterns(), network.lastLayer().name()));
    }
  }

  private static LayerPatterns checked(
      String param, Network network, Supplier<LayerPatterns> patterns) {
    try {
      LayerPatterns made = patterns.get();
      made.checkFit(network);
      return made;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("param '%s': %s".formatted(param, e.getMessage()), e);
    }
  }
}
