package org.sparkcnn.plan;

import java.io.Serializable;

/** How gradients change the weights; formulas and defaults as in torch.optim. */
public sealed interface Optimizer extends Serializable permits Sgd, Adam, AdamW, RmsProp {

  /** Returns the step size before a schedule changes it, above 0. */
  double learningRate();

  /** Returns the penalty on large weights, at least 0. */
  double weightDecay();
}
