package org.sparkcnn.plan;

/**
 * The mean over the outputs of (output − target)², as in <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.nn.MSELoss.html">torch.nn.MSELoss</a>;
 * a label's target is its one-hot vector.
 */
public record MeanSquaredError() implements Loss {}
