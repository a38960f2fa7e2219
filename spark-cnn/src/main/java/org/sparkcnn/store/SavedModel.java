package org.sparkcnn.store;

import java.util.List;
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
 */
public record SavedModel(Network network, Weights weights, List<EpochRecord> history) {

  /**
   * Checks that the weights are this network's, and copies the history.
   *
   * @throws IllegalArgumentException if their tables of parameters differ
   */
  public SavedModel {
    history = List.copyOf(history);
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
