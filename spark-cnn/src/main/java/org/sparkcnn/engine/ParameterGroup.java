package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/**
 * Parameters that an optimizer treats alike: a slice of the flat vectors.
 *
 * @param weights what is changed
 * @param gradient of the loss; may be overwritten
 * @param slots the vectors that the optimizer remembers, zero before the first step
 * @param weightDecay the penalty on this group
 * @param rateFactor what the learning rate is multiplied by
 */
record ParameterGroup(
    Tensor weights, Tensor gradient, List<Tensor> slots, double weightDecay, double rateFactor) {

  /** Returns views of a slice of the flat vectors, which live as long as the owner. */
  static ParameterGroup of(
      ParameterSlice slice,
      FlatVector weights,
      FlatVector gradient,
      List<FlatVector> slots,
      NativeOwner owner) {
    return new ParameterGroup(
        view(slice, weights, owner),
        view(slice, gradient, owner),
        slots.stream().map(slot -> view(slice, slot, owner)).toList(),
        slice.weightDecay(),
        slice.rateFactor());
  }

  private static Tensor view(ParameterSlice slice, FlatVector vector, NativeOwner owner) {
    return owner.keep(vector.values().narrow(0, slice.from(), slice.to() - (long) slice.from()));
  }
}
