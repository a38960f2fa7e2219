package org.sparkcnn.plan;

import java.io.Serializable;

/** How gradients change the weights; formulas and defaults as in torch.optim. */
public sealed interface Optimizer extends Serializable permits Sgd, Adam {

  /** Returns the step size, above 0. */
  double learningRate();

  /** Returns the L2 penalty that is added to the gradient, at least 0. */
  double weightDecay();
}
