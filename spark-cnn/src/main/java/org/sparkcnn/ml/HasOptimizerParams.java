package org.sparkcnn.ml;

import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;

/**
 * Params of how weights follow gradients; each says which optimizers look at it.
 *
 * @param <S> the stage
 */
public interface HasOptimizerParams<S extends HasOptimizerParams<S>> extends SelfTyped<S> {

  /** Returns the holder of these params. */
  OptimizerParams optimizerParams();

  /** Returns the param of the optimizer; default adam. */
  default Param<String> optimizer() {
    return optimizerParams().optimizer;
  }

  /** Returns the optimizer. */
  default String getOptimizer() {
    return getOrDefault(optimizer());
  }

  /** Sets the optimizer: adam, adamW, sgd or rmsProp. */
  default S setOptimizer(String value) {
    return with(optimizer(), value);
  }

  /** Returns the param of the step size; default 0.001. */
  default DoubleParam learningRate() {
    return optimizerParams().learningRate;
  }

  /** Returns the step size. */
  default double getLearningRate() {
    return (double) getOrDefault(learningRate());
  }

  /** Sets the step size, above 0. */
  default S setLearningRate(double value) {
    return with(learningRate(), value);
  }

  /** Returns the param of the momentum of sgd and rmsProp; default 0. */
  default DoubleParam momentum() {
    return optimizerParams().momentum;
  }

  /** Returns the momentum of sgd and rmsProp. */
  default double getMomentum() {
    return (double) getOrDefault(momentum());
  }

  /** Sets the momentum of sgd and rmsProp, in [0, 1). */
  default S setMomentum(double value) {
    return with(momentum(), value);
  }

  /** Returns the param of the share of a gradient that does not enter sgd's momentum; default 0. */
  default DoubleParam dampening() {
    return optimizerParams().dampening;
  }

  /** Returns the share of a gradient that does not enter sgd's momentum. */
  default double getDampening() {
    return (double) getOrDefault(dampening());
  }

  /** Sets the share of a gradient that does not enter sgd's momentum, in [0, 1]. */
  default S setDampening(double value) {
    return with(dampening(), value);
  }

  /** Returns the param of whether sgd's momentum looks ahead; default false. */
  default BooleanParam nesterov() {
    return optimizerParams().nesterov;
  }

  /** Returns whether sgd's momentum looks ahead. */
  default boolean getNesterov() {
    return (boolean) getOrDefault(nesterov());
  }

  /** Sets whether sgd's momentum looks ahead. */
  default S setNesterov(boolean value) {
    return with(nesterov(), value);
  }

  /** Returns the param of the decay of adam's and adamW's mean of the gradient; default 0.9. */
  default DoubleParam beta1() {
    return optimizerParams().beta1;
  }

  /** Returns the decay of adam's and adamW's mean of the gradient. */
  default double getBeta1() {
    return (double) getOrDefault(beta1());
  }

  /** Sets the decay of adam's and adamW's mean of the gradient, in [0, 1). */
  default S setBeta1(double value) {
    return with(beta1(), value);
  }

  /**
   * Returns the param of the decay of adam's and adamW's mean square of the gradient; default
   * 0.999.
   */
  default DoubleParam beta2() {
    return optimizerParams().beta2;
  }

  /** Returns the decay of adam's and adamW's mean square of the gradient. */
  default double getBeta2() {
    return (double) getOrDefault(beta2());
  }

  /** Sets the decay of adam's and adamW's mean square of the gradient, in [0, 1). */
  default S setBeta2(double value) {
    return with(beta2(), value);
  }

  /** Returns the param of the decay of rmsProp's mean square of the gradient; default 0.99. */
  default DoubleParam alpha() {
    return optimizerParams().alpha;
  }

  /** Returns the decay of rmsProp's mean square of the gradient. */
  default double getAlpha() {
    return (double) getOrDefault(alpha());
  }

  /** Sets the decay of rmsProp's mean square of the gradient, in [0, 1). */
  default S setAlpha(double value) {
    return with(alpha(), value);
  }

  /**
   * Returns the param of whether rmsProp divides by the gradient's standard deviation; default
   * false.
   */
  default BooleanParam centered() {
    return optimizerParams().centered;
  }

  /** Returns whether rmsProp divides by the gradient's standard deviation. */
  default boolean getCentered() {
    return (boolean) getOrDefault(centered());
  }

  /** Sets whether rmsProp divides by the gradient's standard deviation. */
  default S setCentered(boolean value) {
    return with(centered(), value);
  }

  /** Returns the param of what is added to the denominator of all but sgd; default 1e-8. */
  default DoubleParam epsilon() {
    return optimizerParams().epsilon;
  }

  /** Returns what is added to the denominator of all but sgd. */
  default double getEpsilon() {
    return (double) getOrDefault(epsilon());
  }

  /** Sets what is added to the denominator of all but sgd, above 0. */
  default S setEpsilon(double value) {
    return with(epsilon(), value);
  }

  /** Returns the param of the penalty on large weights; default 0. */
  default DoubleParam weightDecay() {
    return optimizerParams().weightDecay;
  }

  /** Returns the penalty on large weights. */
  default double getWeightDecay() {
    return (double) getOrDefault(weightDecay());
  }

  /** Sets the penalty on large weights, at least 0. */
  default S setWeightDecay(double value) {
    return with(weightDecay(), value);
  }

  /**
   * Returns the param of whether weightDecay takes hold of biases and normalisation; default true.
   */
  default BooleanParam decayBiases() {
    return optimizerParams().decayBiases;
  }

  /** Returns whether weightDecay takes hold of biases and normalisation. */
  default boolean getDecayBiases() {
    return (boolean) getOrDefault(decayBiases());
  }

  /** Sets whether weightDecay takes hold of biases and normalisation. */
  default S setDecayBiases(boolean value) {
    return with(decayBiases(), value);
  }

  /**
   * Returns the param of the norm that the whole gradient is shortened to; default 0, not at all.
   */
  default DoubleParam clipNorm() {
    return optimizerParams().clipNorm;
  }

  /** Returns the norm that the whole gradient is shortened to, 0 for none. */
  default double getClipNorm() {
    return (double) getOrDefault(clipNorm());
  }

  /** Sets the norm that the whole gradient is shortened to, 0 for none. */
  default S setClipNorm(double value) {
    return with(clipNorm(), value);
  }

  /** Returns the param of the bound on each number of the gradient; default 0, none. */
  default DoubleParam clipValue() {
    return optimizerParams().clipValue;
  }

  /** Returns the bound on each number of the gradient, 0 for none. */
  default double getClipValue() {
    return (double) getOrDefault(clipValue());
  }

  /** Sets the bound on each number of the gradient, 0 for none. */
  default S setClipValue(double value) {
    return with(clipValue(), value);
  }
}
