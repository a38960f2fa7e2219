package org.sparkcnn.engine;

import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.AdamW;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.RmsProp;
import org.sparkcnn.plan.Sgd;

/** How an optimizer changes a vector of parameters. */
interface OptimizerKernel {

  /**
   * Takes one step.
   *
   * @param learningRate its size
   * @param step its number, from 1
   */
  void step(double learningRate, long step);

  /** Returns how many vectors an optimizer remembers. */
  static int slots(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return sgd.momentum() > 0 ? 1 : 0;
    }
    if (optimizer instanceof RmsProp rmsProp) {
      return RmsPropKernel.slots(rmsProp);
    }
    return 2;
  }

  /**
   * Returns the kernel of an optimizer.
   *
   * @param parameters what it changes, kept for as long as the owner lives
   * @param owner of what the kernel needs beside that
   */
  static OptimizerKernel of(Optimizer optimizer, ParameterGroup parameters, NativeOwner owner) {
    OptimizerKernel kernel = kernel(optimizer, parameters, owner);
    return (learningRate, step) -> kernel.step(learningRate * parameters.rateFactor(), step);
  }

  private static OptimizerKernel kernel(
      Optimizer optimizer, ParameterGroup parameters, NativeOwner owner) {
    if (optimizer instanceof Sgd sgd) {
      return sgd.momentum() > 0
          ? FusedKernel.sgd(sgd, parameters, owner)
          : new PlainSgdKernel(parameters);
    }
    if (optimizer instanceof Adam adam) {
      return FusedKernel.adam(adam, parameters, owner);
    }
    if (optimizer instanceof AdamW adamW) {
      return FusedKernel.adamW(adamW, parameters, owner);
    }
    if (optimizer instanceof RmsProp rmsProp) {
      return new RmsPropKernel(rmsProp, parameters, owner);
    }
    throw new IllegalStateException("no kernel for " + optimizer);
  }
}
