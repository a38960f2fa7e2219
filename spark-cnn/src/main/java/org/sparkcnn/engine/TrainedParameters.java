package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.plan.FineTuning;
import org.sparkcnn.plan.FineTuning.Statistics;

/** What a fine-tuning means for each parameter of a network. */
final class TrainedParameters {
  private final List<ParameterTable.Entry> entries;
  private final FineTuning tuning;
  private final LayerPatterns frozen;
  private final List<LayerPatterns> rated = new ArrayList<>();
  private final List<Double> factors = new ArrayList<>();

  private TrainedParameters(ParameterTable table, FineTuning tuning) {
    this.entries = table.entries();
    this.tuning = tuning;
    this.frozen = new LayerPatterns(tuning.frozen());
    for (Map.Entry<String, Double> rate : tuning.rateFactors().entrySet()) {
      rated.add(LayerPatterns.of(rate.getKey()));
      factors.add(rate.getValue());
    }
  }

  /**
   * Resolves the patterns against a network's parameters. A pattern may fit none of them: the
   * network can be the end of the one that the patterns are for.
   *
   * @throws IllegalArgumentException if they freeze all parameters
   */
  static TrainedParameters of(Network network, FineTuning tuning) {
    ParameterTable table = network.parameterTable();
    if (table.trainableLength() == 0) {
      throw new IllegalArgumentException(
          "the network has no parameters to train: add a layer that has some, such as linear(10)");
    }
    TrainedParameters parameters = new TrainedParameters(table, tuning);
    if (parameters.entries.stream().noneMatch(parameters::trains)) {
      throw new IllegalArgumentException(
          "nothing to train: %s freezes all parameters".formatted(tuning.frozen()));
    }
    return parameters;
  }

  /** Returns whether an optimizer changes a parameter: neither a buffer nor frozen. */
  boolean trains(ParameterTable.Entry entry) {
    return entry.kind() != Kind.BUFFER && !frozen.match(entry.name());
  }

  /** Returns what the learning rate is multiplied by for a parameter. */
  double rateFactor(ParameterTable.Entry entry) {
    for (int i = rated.size() - 1; i >= 0; i--) {
      if (rated.get(i).match(entry.name())) {
        return factors.get(i);
      }
    }
    return 1;
  }

  /** Returns instructions whose batch normalisations measure only where the tuning wants it. */
  List<Instruction> keepingStatistics(List<Instruction> instructions) {
    return instructions.stream().map(this::keepingStatistics).toList();
  }

  private Instruction keepingStatistics(Instruction instruction) {
    return instruction instanceof Instruction.Turn<?> turn
            && turn.layer() instanceof BatchNorm layer
            && keepsStatistics(turn.own(entries))
        ? new Instruction.Turn<>(
            layer,
            BatchNormKernel.keepingStatistics(),
            turn.input(),
            turn.output(),
            turn.shape(),
            turn.firstParameter(),
            turn.parameters(),
            turn.inPlace())
        : instruction;
  }

  private boolean keepsStatistics(List<ParameterTable.Entry> own) {
    return tuning.statistics() == Statistics.ALL
        || (tuning.statistics() == Statistics.FROZEN_LAYERS
            && own.stream().noneMatch(this::trains));
  }
}
