package org.sparkcnn.plan;

/** What becomes of the workers' optimizers, such as momentum, when a round ends. */
public enum OptimizerAveraging {
  /** Their vectors are averaged like the weights. */
  AVERAGED,
  /** Every round begins with an optimizer that has seen nothing; only weights travel. */
  RESET
}
