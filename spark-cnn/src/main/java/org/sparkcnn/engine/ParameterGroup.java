package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.plan.Recipe;

/**
 * Parameters that an optimizer treats alike: a slice of the flat vectors.
 *
 * @param weights what is changed
 * @param gradient of the loss; may be overwritten
 * @param slots the vectors that the optimizer remembers, zero before the first step
 * @param weightDecay the penalty on this group
 */
record ParameterGroup(Tensor weights, Tensor gradient, List<Tensor> slots, double weightDecay) {

  /**
   * Returns the groups of a recipe: all trainable parameters together, or the biases apart if
   * weight decay spares them.
   */
  static List<ParameterGroup> of(
      Recipe recipe,
      ParameterTable table,
      Tensor weights,
      Tensor gradient,
      List<Tensor> slots,
      NativeOwner owner) {
    ParameterGroup all =
        new ParameterGroup(weights, gradient, slots, recipe.optimizer().weightDecay());
    int decayed = table.length(Kind.WEIGHT);
    int trained = table.trainableLength();
    List<ParameterGroup> groups = new ArrayList<>();
    if (recipe.decayBiases() || all.weightDecay == 0) {
      groups.add(all.slice(0, trained, all.weightDecay, owner));
    } else {
      groups.add(all.slice(0, decayed, all.weightDecay, owner));
      groups.add(all.slice(decayed, trained, 0, owner));
    }
    groups.removeIf(group -> group.weights.numel() == 0);
    return groups;
  }

  private ParameterGroup slice(long from, long to, double decay, NativeOwner owner) {
    List<Tensor> own =
        slots.stream().map(slot -> owner.keep(slot.narrow(0, from, to - from))).toList();
    return new ParameterGroup(
        owner.keep(weights.narrow(0, from, to - from)),
        owner.keep(gradient.narrow(0, from, to - from)),
        own,
        decay);
  }
}
