package org.sparkcnn.store;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.EpochRecord;

/**
 * What a model folder holds.
 *
 * @param network the CNN
 * @param weights the values of its parameters
 * @param history what each epoch of its training did, in order; empty if it was not trained here
 * @param epoch the one of them after which the weights were these; 0 if there are none
 * @param origin where the weights came from before that, in words; empty if nobody knows
 * @param settings what the training was set to, by name; empty if it was not trained here
 */
public record SavedModel(
    Network network,
    Weights weights,
    List<EpochRecord> history,
    int epoch,
    String origin,
    Map<String, String> settings) {

  /** Returns a model with the weights of the last epoch. */
  public SavedModel(Network network, Weights weights, List<EpochRecord> history) {
    this(
        network,
        weights,
        history,
        history.isEmpty() ? 0 : history.get(history.size() - 1).epoch(),
        "",
        Map.of());
  }

  /**
   * Checks that the weights are this network's, and copies history and settings.
   *
   * @throws IllegalArgumentException if their tables of parameters differ, or there is no such
   *     epoch
   */
  public SavedModel {
    Objects.requireNonNull(origin, "origin");
    history = List.copyOf(history);
    settings = Collections.unmodifiableMap(new TreeMap<>(settings));
    if (!(history.isEmpty() && epoch == 0)
        && history.stream().noneMatch(record -> record.epoch() == epoch)) {
      throw new IllegalArgumentException(
          "the weights are those of epoch %d, but the epochs are %s"
              .formatted(epoch, history.stream().map(EpochRecord::epoch).toList()));
    }
    if (!weights.table().equals(network.parameterTable())) {
      throw new IllegalArgumentException(
          "the weights are not this network's: "
              + difference(network.parameterTable().entries(), weights.table().entries()));
    }
  }

  private static String difference(
      List<ParameterTable.Entry> expected, List<ParameterTable.Entry> found) {
    int same = 0;
    while (same < Math.min(expected.size(), found.size())
        && expected.get(same).equals(found.get(same))) {
      same++;
    }
    return "expected %d parameters, found %d; number %d should be %s, but is %s"
        .formatted(expected.size(), found.size(), same, entry(expected, same), entry(found, same));
  }

  private static String entry(List<ParameterTable.Entry> entries, int index) {
    return index < entries.size() ? entries.get(index).toString() : "missing";
  }
}
