package org.sparkcnn.plan;

/**
 * The mean over the outputs of |output − target|, as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.L1Loss.html">torch.nn.L1Loss</a>; a
 * label's target is its one-hot vector.
 */
public record L1() implements Loss {}
