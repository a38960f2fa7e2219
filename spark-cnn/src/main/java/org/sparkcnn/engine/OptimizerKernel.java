package org.sparkcnn.engine;

import java.util.List;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Sgd;

/** How an optimizer changes the weights, on flat vectors. */
interface OptimizerKernel {

  /** Returns how many vectors it remembers. */
  int slots();

  /**
   * Takes one step.
   *
   * @param weights changed
   * @param gradient may be overwritten
   * @param slots as many vectors as {@link #slots()}, zero before the first step
   * @param step the step's number, from 1
   */
  void step(Tensor weights, Tensor gradient, List<Tensor> slots, long step);

  /** Returns the kernel of an optimizer. */
  static OptimizerKernel of(Optimizer optimizer) {
    if (optimizer instanceof Sgd sgd) {
      return new SgdKernel(sgd);
    }
    if (optimizer instanceof Adam adam) {
      return new AdamKernel(adam);
    }
    throw new IllegalStateException("no kernel for " + optimizer);
  }
}
