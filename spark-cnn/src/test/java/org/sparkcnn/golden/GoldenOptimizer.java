package org.sparkcnn.golden;

/**
 * The optimizer of a case, under PyTorch's names; a setting that its kind does not have is at its
 * default, or 0.
 *
 * @param kind {@code sgd}, {@code adam}, {@code adamW} or {@code rmsProp}
 * @param learningRate the step's size
 * @param momentum of SGD and RMSprop, 0 for none
 * @param dampening of SGD's momentum
 * @param nesterov whether SGD's momentum looks ahead
 * @param weightDecay added to the gradient, times the weight; AdamW's is decoupled
 * @param beta1 Adam's decay of the mean
 * @param beta2 Adam's decay of the mean of squares
 * @param alpha RMSprop's decay of the mean of squares
 * @param centered whether RMSprop divides by the standard deviation
 * @param epsilon the addition to the denominator
 */
public record GoldenOptimizer(
    String kind,
    double learningRate,
    double momentum,
    double dampening,
    boolean nesterov,
    double weightDecay,
    double beta1,
    double beta2,
    double alpha,
    boolean centered,
    double epsilon) {}
