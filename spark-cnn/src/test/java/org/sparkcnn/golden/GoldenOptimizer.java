package org.sparkcnn.golden;

/**
 * The optimizer of a case, under PyTorch's names; a setting that its kind does not have is at its
 * default.
 *
 * @param kind {@code sgd} or {@code adam}
 * @param learningRate the step's size
 * @param momentum of SGD, 0 for none
 * @param nesterov whether SGD's momentum looks ahead
 * @param weightDecay added to the gradient, times the weight
 * @param beta1 Adam's decay of the mean
 * @param beta2 Adam's decay of the mean of squares
 * @param epsilon Adam's addition to the denominator
 */
public record GoldenOptimizer(
    String kind,
    double learningRate,
    double momentum,
    boolean nesterov,
    double weightDecay,
    double beta1,
    double beta2,
    double epsilon) {}
