package org.sparkcnn.engine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.QualifiedName;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.Sgd;

/**
 * An optimizer that libtorch has in one operator, which reads and writes each vector once. The
 * presets do not bind these operators; TorchScript reaches them.
 */
final class FusedKernel implements OptimizerKernel {
  private final JitModule module;

  private FusedKernel(String call, ParameterGroup parameters, NativeOwner owner) {
    try (PointerScope scope = new PointerScope()) {
      module = owner.keep(new JitModule(new QualifiedName("Optimizer")));
      module.register_buffer("weights", parameters.weights());
      module.register_buffer("gradient", parameters.gradient());
      for (int i = 0; i < parameters.slots().size(); i++) {
        module.register_buffer("slot" + i, parameters.slots().get(i));
      }
      module.register_buffer("count", parameters.weights().new_zeros());
      // The executor takes the operator for one that changes only the list it is given, and would
      // drop it; returning an element of the list keeps it.
      module.define(
          """
          def forward(self, rate: float, number: float, first: bool):
              self.count.fill_(number)
              weights = [self.weights]
              %s
              return weights[0]
          """
              .formatted(call));
    }
  }

  /** m ← β₁m + (1−β₁)g, v ← β₂v + (1−β₂)g², w ← w − learningRate · m̂ / (√v̂ + ε). */
  static FusedKernel adam(Adam adam, ParameterGroup parameters, NativeOwner owner) {
    return new FusedKernel(
        adam("_fused_adam_", adam.beta1(), adam.beta2(), adam.epsilon(), parameters.weightDecay()),
        parameters,
        owner);
  }

  /** The same after w ← w − learningRate · weightDecay · w. */
  static FusedKernel adamW(AdamW adam, ParameterGroup parameters, NativeOwner owner) {
    return new FusedKernel(
        adam("_fused_adamw_", adam.beta1(), adam.beta2(), adam.epsilon(), parameters.weightDecay()),
        parameters,
        owner);
  }

  private static String adam(
      String operator, double beta1, double beta2, double epsilon, double weightDecay) {
    return "torch."
        + operator
        + "(weights, [self.gradient], [self.slot0], [self.slot1], [], [self.count], lr=rate, "
        + "beta1=%s, beta2=%s, eps=%s, weight_decay=%s"
            .formatted(beta1, beta2, epsilon, weightDecay)
        + ", amsgrad=False, maximize=False)";
  }

  /**
   * v ← momentum·v + (1−dampening)·g, but v ← g at first; w ← w − learningRate·v, with Nesterov w ←
   * w − learningRate·(g + momentum·v).
   */
  static FusedKernel sgd(Sgd sgd, ParameterGroup parameters, NativeOwner owner) {
    String call =
        "torch._fused_sgd_(weights, [self.gradient], [self.slot0], lr=rate, is_first_step=first, "
            + "momentum=%s, dampening=%s, weight_decay=%s, "
                .formatted(sgd.momentum(), sgd.dampening(), parameters.weightDecay())
            + "nesterov="
            + Script.of(sgd.nesterov())
            + ", maximize=False)";
    return new FusedKernel(call, parameters, owner);
  }

  @Override
  public void step(double learningRate, long step) {
    try (PointerScope scope = new PointerScope()) {
      module.forward(
          new IValueVector(
              new IValue(learningRate), new IValue((double) step), new IValue(step == 1)));
    }
  }
}
