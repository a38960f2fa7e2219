package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasOptimizerParams}. */
public final class OptimizerParams implements Serializable {
  static final String ADAM = "adam";
  static final String ADAM_W = "adamW";
  static final String SGD = "sgd";
  static final String RMS_PROP = "rmsProp";

  final Param<String> optimizer;
  final DoubleParam learningRate;
  final DoubleParam momentum;
  final DoubleParam dampening;
  final BooleanParam nesterov;
  final DoubleParam beta1;
  final DoubleParam beta2;
  final DoubleParam alpha;
  final BooleanParam centered;
  final DoubleParam epsilon;
  final DoubleParam weightDecay;
  final BooleanParam decayBiases;
  final DoubleParam clipNorm;
  final DoubleParam clipValue;

  OptimizerParams(Params owner) {
    optimizer =
        ParamFactory.choice(
            owner,
            "optimizer",
            "how weights follow gradients.",
            List.of(ADAM, ADAM_W, SGD, RMS_PROP));
    learningRate = ParamFactory.positive(owner, "learningRate", "step size of the optimizer");
    momentum =
        ParamFactory.fraction(
            owner, "momentum", "sgd and rmsProp: how much of the last step is kept");
    dampening =
        ParamFactory.share(
            owner, "dampening", "sgd: share of a gradient that does not enter the momentum");
    nesterov =
        new BooleanParam(
            owner,
            "nesterov",
            "sgd: whether momentum looks ahead; needs a momentum > 0 and a dampening of 0");
    beta1 = ParamFactory.fraction(owner, "beta1", "adam and adamW: decay of the gradient's mean");
    beta2 =
        ParamFactory.fraction(
            owner, "beta2", "adam and adamW: decay of the gradient's mean square");
    alpha = ParamFactory.fraction(owner, "alpha", "rmsProp: decay of the gradient's mean square");
    centered =
        new BooleanParam(
            owner,
            "centered",
            "rmsProp: whether to divide by the gradient's standard deviation rather than by its"
                + " root mean square");
    epsilon = ParamFactory.positive(owner, "epsilon", "all but sgd: added to the denominator");
    weightDecay =
        ParamFactory.notNegative(
            owner,
            "weightDecay",
            "penalty on large weights, added to the gradient; adamW: times learningRate the share"
                + " that a weight loses in each step (PyTorch's default for it is 0.01)");
    decayBiases =
        new BooleanParam(
            owner,
            "decayBiases",
            "whether weightDecay takes hold of biases and of normalisation layers too, as in"
                + " PyTorch");
    clipNorm =
        ParamFactory.notNegative(
            owner,
            "clipNorm",
            "norm that a gradient, all parameters taken together, is cut to; 0:" + " not cut");
    clipValue =
        ParamFactory.notNegative(
            owner, "clipValue", "bound on each number of a gradient; 0: no bound");
    setDefaults(owner);
  }

  private void setDefaults(Params owner) {
    owner.setDefault(optimizer, ADAM);
    owner.setDefault(learningRate, 0.001);
    owner.setDefault(momentum, 0.0);
    owner.setDefault(dampening, 0.0);
    owner.setDefault(nesterov, false);
    owner.setDefault(beta1, 0.9);
    owner.setDefault(beta2, 0.999);
    owner.setDefault(alpha, 0.99);
    owner.setDefault(centered, false);
    owner.setDefault(epsilon, 1e-8);
    owner.setDefault(weightDecay, 0.0);
    owner.setDefault(decayBiases, true);
    owner.setDefault(clipNorm, 0.0);
    owner.setDefault(clipValue, 0.0);
  }
}
