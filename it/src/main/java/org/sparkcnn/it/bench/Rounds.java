package org.sparkcnn.it.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.RoundCost;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/** Trains in rounds of two batches, and says what each round cost. */
final class Rounds implements AutoCloseable {
  private static final int BATCHES = 2;
  private static final int ROUNDS_PER_EPOCH = 10;
  private static final int TASKS = 400;

  private final int workers;
  private final Distribution distribution;
  private final SparkSession spark;

  Rounds(int workers, Distribution distribution) {
    this(workers, distribution, LocalSpark.start(workers));
  }

  private Rounds(int workers, Distribution distribution, SparkSession spark) {
    this.workers = workers;
    this.distribution = distribution;
    this.spark = spark;
  }

  /** Returns the same on the same Spark, averaged in another way. */
  Rounds with(Distribution other) {
    return new Rounds(workers, other, spark);
  }

  /** Returns what a task costs that does nothing, in a job of many. */
  double secondsPerTask() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    List<Double> seconds = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      long begin = System.nanoTime();
      context.parallelize(Collections.nCopies(TASKS, 0), TASKS).count();
      seconds.add((System.nanoTime() - begin) / 1e9);
    }
    return Median.of(seconds.stream().mapToDouble(Double::doubleValue)) / TASKS;
  }

  /**
   * Returns the costs of so many rounds, after half as many whose costs are a starting process'.
   *
   * @param optimizer as the estimator calls it
   */
  List<RoundCost> costs(Network network, String optimizer, int batchSize, int count) {
    int perEpoch = workers * batchSize * BATCHES * ROUNDS_PER_EPOCH;
    Dataset<Row> images = MadeImages.rows(spark, network.input(), 10, perEpoch, workers);
    int rounds = count + count / 2;
    List<RoundCost> costs = new ArrayList<>();
    CnnClassifier classifier =
        new CnnClassifier()
            .setNetwork(network)
            .setOptimizer(optimizer)
            .setBatchSize(batchSize)
            .setAveragingFrequency(BATCHES)
            .setNumWorkers(workers)
            .setEpochs((rounds + ROUNDS_PER_EPOCH - 1) / ROUNDS_PER_EPOCH)
            .addListener(
                new TrainingListener() {
                  @Override
                  public void onRound(RoundRecord round) {
                    costs.add(round.cost());
                  }
                });
    distribution.applyTo(classifier).fit(images);
    images.unpersist();
    return costs.subList(costs.size() - count, costs.size());
  }

  @Override
  public void close() {
    spark.stop();
  }
}
