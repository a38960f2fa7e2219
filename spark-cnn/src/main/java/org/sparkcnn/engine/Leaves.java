package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;

/**
 * The tensors that a training step computes with: views of the weights, or where activations are
 * bf16, of a copy of them in bf16.
 */
final class Leaves {
  private final FlatVector weights;
  private final FlatVector copy;
  private final List<Tensor> parameters = new ArrayList<>();
  private final TensorVector differentiated;

  /** Where among a gradient's parameters those are that have one. */
  private final List<Integer> places = new ArrayList<>();

  /**
   * Makes the leaves.
   *
   * @param trained whose gradients are asked for: autograd records nothing before the first of them
   * @param type of the activations
   */
  Leaves(
      ParameterTable table,
      TrainedParameters trained,
      Program program,
      FlatVector weights,
      ScalarType type,
      TensorDevice device,
      NativeOwner owner) {
    this.weights = weights;
    copy = type == ScalarType.Float ? null : FlatVector.ofTrainable(table, type, device, owner);
    Set<Integer> precise = precise(program);
    List<Tensor> leaves = new ArrayList<>();
    int trainable = 0;
    for (int i = 0; i < table.entries().size(); i++) {
      Tensor own = weights.views().get(i);
      if (table.entries().get(i).kind() != Kind.BUFFER) {
        boolean exact = copy == null || precise.contains(i);
        own = owner.keep((exact ? own : copy.views().get(trainable)).detach());
        if (trained.trains(table.entries().get(i))) {
          own.set_requires_grad(true);
          leaves.add(own);
          places.add(trainable);
        }
        trainable++;
      }
      parameters.add(own);
    }
    differentiated = owner.keep(new TensorVector(leaves.toArray(Tensor[]::new)));
  }

  private static Set<Integer> precise(Program program) {
    Set<Integer> precise = new HashSet<>();
    for (Instruction instruction : program.instructions()) {
      if (instruction instanceof Instruction.Turn<?> turn && turn.operation().keepsPrecision()) {
        for (int i = 0; i < turn.parameters(); i++) {
          precise.add(turn.firstParameter() + i);
        }
      }
    }
    return precise;
  }

  /** Returns one tensor for each entry of the table. */
  List<Tensor> parameters() {
    return parameters;
  }

  /** Takes over the weights as they are now. */
  void refresh() {
    if (copy != null) {
      copy.values().copy_(weights.values().narrow(0, 0, copy.values().numel()));
    }
  }

  /**
   * Overwrites a gradient with that of a loss, but for the frozen parameters' part, which stays as
   * it is. Asked for as results, gradients come without the zeroing and the adding up that {@code
   * backward} does.
   */
  void differentiate(Tensor loss, FlatVector gradient) {
    TensorVector gradients = torch.grad(new TensorVector(loss), differentiated);
    for (int i = 0; i < places.size(); i++) {
      gradient.views().get(places.get(i)).copy_(gradients.get(i));
    }
  }
}
