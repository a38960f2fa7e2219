package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.plan.Recipe;

/**
 * A run of the flat vector that an optimizer treats alike.
 *
 * @param from the index of its first value
 * @param to the index behind its last value
 * @param weightDecay the penalty on it
 * @param rateFactor what the learning rate is multiplied by
 */
record ParameterSlice(int from, int to, double weightDecay, double rateFactor) {

  /**
   * Returns the slices of a recipe, as few as there can be: what is frozen lies between them. The
   * biases, which lie behind all weights, are apart if weight decay spares them.
   */
  static List<ParameterSlice> of(Recipe recipe, ParameterTable table, TrainedParameters trained) {
    double decay = recipe.optimizer().weightDecay();
    List<ParameterSlice> slices = new ArrayList<>();
    table.entries().stream()
        .filter(trained::trains)
        .sorted(Comparator.comparingInt(ParameterTable.Entry::offset))
        .map(
            entry ->
                new ParameterSlice(
                    entry.offset(),
                    entry.offset() + entry.length(),
                    recipe.decayBiases() || entry.kind() == Kind.WEIGHT ? decay : 0,
                    trained.rateFactor(entry)))
        .forEach(slice -> slice.joinTo(slices));
    return slices;
  }

  private void joinTo(List<ParameterSlice> slices) {
    int last = slices.size() - 1;
    if (last >= 0 && continues(slices.get(last))) {
      slices.set(last, new ParameterSlice(slices.get(last).from, to, weightDecay, rateFactor));
    } else {
      slices.add(this);
    }
  }

  private boolean continues(ParameterSlice before) {
    return before.to == from
        && before.weightDecay == weightDecay
        && before.rateFactor == rateFactor;
  }
}
