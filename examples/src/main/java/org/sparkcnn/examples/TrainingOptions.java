package org.sparkcnn.examples;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.ml.CnnClassifier;
import picocli.CommandLine.Option;

/**
 * The options of examples that train. Those without a default leave to the example what it takes.
 */
final class TrainingOptions {
  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "where the model is saved; any Hadoop path; default: a new temporary folder")
  private String model;

  @Option(names = "--overwrite", description = "replace what is in the model's folder")
  private boolean overwrite;

  @Option(names = "--epochs", description = "passes over the images")
  private Integer epochs;

  @Option(
      names = "--workers",
      defaultValue = "2",
      description = "partitions that train side by side")
  private int workers;

  @Option(names = "--batch-size", description = "images of one step of one worker")
  private Integer batchSize;

  @Option(
      names = "--learning-rate",
      description = "the optimizer's step size, where it changes: the largest")
  private Double learningRate;

  @Option(
      names = "--averaging-frequency",
      description =
          "batches of a worker, or epochs, between two averages; 0: four averages an epoch, one if"
              + " there are no more than two workers")
  private Integer averagingFrequency;

  @Option(
      names = "--averaging-unit",
      paramLabel = "UNIT",
      description = "what --averaging-frequency counts: batches or epochs")
  private String averagingUnit;

  @Option(
      names = "--optimizer-averaging",
      paramLabel = "FATE",
      description = "what becomes of the workers' optimizers at an average: averaged or reset")
  private String optimizerAveraging;

  @Option(
      names = "--outer-learning-rate",
      paramLabel = "RATE",
      description = "how far the weights follow the workers' mean")
  private Double outerLearningRate;

  @Option(
      names = "--outer-momentum",
      paramLabel = "SHARE",
      description = "momentum of the weights on their way from mean to mean")
  private Double outerMomentum;

  @Option(
      names = "--precision",
      defaultValue = "fp32",
      description = "numbers that are computed with: fp32, bf16 or auto")
  private String precision;

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "where checkpoints are kept, from which the same command goes on if this one is cut off;"
              + " any Hadoop path")
  private String checkpoints;

  @Option(names = "--seed", defaultValue = "0", description = "what everything random derives from")
  private long seed;

  @Option(names = "--train-images", paramLabel = "N", description = "train on N images only")
  private Integer trainImages;

  /** Makes options without defaults, for examples where they depend on other options. */
  static TrainingOptions withoutDefaults() {
    return new TrainingOptions();
  }

  /** Makes options with these defaults. */
  static TrainingOptions withDefaults(int epochs, int batchSize, double learningRate) {
    TrainingOptions options = new TrainingOptions();
    options.epochs = epochs;
    options.batchSize = batchSize;
    options.learningRate = learningRate;
    options.averagingFrequency = 0;
    return options;
  }

  /** Returns where the model goes to; see {@link ModelPlace#of}. */
  String modelPlace(Configuration conf) throws IOException {
    return ModelPlace.of(model, overwrite, conf);
  }

  /** Sets what is stated; the rest stays as it is. */
  CnnClassifier applyTo(CnnClassifier classifier) {
    if (epochs != null) {
      classifier.setEpochs(epochs);
    }
    if (batchSize != null) {
      classifier.setBatchSize(batchSize);
    }
    if (learningRate != null) {
      classifier.setLearningRate(learningRate);
    }
    if (averagingFrequency != null) {
      classifier.setAveragingFrequency(averagingFrequency);
    }
    if (averagingUnit != null) {
      classifier.setAveragingUnit(averagingUnit);
    }
    if (optimizerAveraging != null) {
      classifier.setOptimizerAveraging(optimizerAveraging);
    }
    if (outerLearningRate != null) {
      classifier.setOuterLearningRate(outerLearningRate);
    }
    if (outerMomentum != null) {
      classifier.setOuterMomentum(outerMomentum);
    }
    if (checkpoints != null) {
      classifier.setCheckpointDir(checkpoints);
    }
    return classifier.setNumWorkers(workers).setPrecision(precision).setSeed(seed);
  }

  /**
   * Returns all rows or, if fewer are asked for, the first ones.
   *
   * @param inOrder brings rows into an order that is the same in every run
   */
  Dataset<Row> firstOf(Dataset<Row> all, UnaryOperator<Dataset<Row>> inOrder) {
    return trainImages == null ? all : inOrder.apply(all).limit(trainImages);
  }
}
