package org.sparkcnn.ml;

import java.io.Serializable;
import java.util.List;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** Makes the params of {@link HasTrainingParams}. */
public final class TrainingParams implements Serializable {
  static final String CROSS_ENTROPY = "crossEntropy";
  static final String MEAN_SQUARED_ERROR = "meanSquaredError";
  static final String SGD = "sgd";
  static final String ADAM = "adam";

  final Param<String> network;
  final Param<String> labelCol;
  final Param<String> weightCol;
  final Param<String> loss;
  final Param<String> optimizer;
  final DoubleParam learningRate;
  final DoubleParam momentum;
  final BooleanParam nesterov;
  final DoubleParam beta1;
  final DoubleParam beta2;
  final DoubleParam epsilon;
  final DoubleParam weightDecay;
  final IntParam epochs;
  final LongParam seed;
  final IntParam numWorkers;
  final IntParam averagingFrequency;

  TrainingParams(Params owner) {
    network = ParamFactory.text(owner, "network", "the CNN, as JSON");
    labelCol =
        ParamFactory.text(owner, "labelCol", "column of the class, a whole number 0 to k - 1");
    weightCol =
        ParamFactory.text(
            owner, "weightCol", "column of each row's weight in the loss, >= 0; unset: all 1");
    loss =
        ParamFactory.choice(
            owner,
            "loss",
            "what training makes small; meanSquaredError compares with one-hot labels.",
            List.of(CROSS_ENTROPY, MEAN_SQUARED_ERROR));
    optimizer =
        ParamFactory.choice(
            owner, "optimizer", "how weights follow gradients.", List.of(ADAM, SGD));
    learningRate = ParamFactory.positive(owner, "learningRate", "step size of the optimizer");
    momentum = ParamFactory.fraction(owner, "momentum", "momentum of sgd");
    nesterov = new BooleanParam(owner, "nesterov", "whether sgd's momentum looks ahead");
    beta1 = ParamFactory.fraction(owner, "beta1", "decay of adam's mean of the gradient");
    beta2 = ParamFactory.fraction(owner, "beta2", "decay of adam's mean square of the gradient");
    epsilon = ParamFactory.positive(owner, "epsilon", "added to adam's denominator");
    weightDecay =
        ParamFactory.notNegative(
            owner, "weightDecay", "L2 penalty on all weights, added to the gradient");
    epochs = ParamFactory.intAtLeast(owner, "epochs", 1, "passes over the data");
    seed =
        new LongParam(
            owner,
            "seed",
            "what first weights, shuffling and dropout derive from; with the same data and"
                + " numWorkers it gives the same model bit for bit");
    numWorkers =
        ParamFactory.intAtLeast(
            owner,
            "numWorkers",
            1,
            "partitions that train side by side, each on its share of the rows; unset: the"
                + " cluster's task slots");
    averagingFrequency =
        ParamFactory.intAtLeast(
            owner,
            "averagingFrequency",
            0,
            "batches that a worker trains between two averages; 0: its whole epoch");
    setDefaults(owner);
  }

  private void setDefaults(Params owner) {
    owner.setDefault(labelCol, "label");
    owner.setDefault(loss, CROSS_ENTROPY);
    owner.setDefault(optimizer, ADAM);
    owner.setDefault(learningRate, 0.001);
    owner.setDefault(momentum, 0.0);
    owner.setDefault(nesterov, false);
    owner.setDefault(beta1, 0.9);
    owner.setDefault(beta2, 0.999);
    owner.setDefault(epsilon, 1e-8);
    owner.setDefault(weightDecay, 0.0);
    owner.setDefault(epochs, 10);
    owner.setDefault(seed, 0L);
    owner.setDefault(averagingFrequency, 0);
  }
}
