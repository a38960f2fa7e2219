package org.sparkcnn.it.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.ml.ImagePacker;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Optimizer;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.plan.Sgd;

/** This project's public API on {@code local[workers]}: fit and transform. */
final class SparkSide implements AutoCloseable {
  private static final int MIDDLE_EPOCHS = 3;
  private static final Throughput.Window SCORING = new Throughput.Window(5, 10);

  private final Subject subject;
  private final Precision precision;
  private final int workers;
  private final Path mnist;
  private final SparkSession spark;

  private SparkSide(Subject subject, Precision precision, int workers, Path mnist) {
    this.subject = subject;
    this.precision = precision;
    this.workers = workers;
    this.mnist = mnist;
    this.spark = LocalSpark.start(workers);
  }

  /** Starts Spark for these settings. */
  static SparkSide start(Settings settings) {
    Subject subject = settings.subject();
    return new SparkSide(
        subject,
        settings.precision(),
        settings.workers(),
        subject.isMade() ? null : Settings.mnist());
  }

  /**
   * Returns the images that fit trains on in a second. MNIST: by the wall time of the whole fit,
   * reading the files and packing included. Made images: by the epochs after the first.
   */
  double train() {
    Dataset<Row> images = images(subject.images());
    long begin = System.nanoTime();
    CnnClassificationModel model = classifier(subject.epochs()).fit(images);
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<EpochRecord> history = model.history();
    if (subject.isMade()) {
      history = history.subList(1, history.size());
      seconds = seconds(history);
    }
    return history.stream().mapToLong(EpochRecord::examples).sum() / seconds;
  }

  /**
   * How a fit of several epochs goes.
   *
   * @param perSecond images a second of the epochs after the first
   * @param start seconds of the fit beside the epochs: reading, checking, packing
   */
  record Epochs(double perSecond, double start) {}

  /** Trains on images in Spark's memory. */
  Epochs epochs() {
    return epochs(images(subject.images()));
  }

  /** Packs the images into a folder, then trains on what is read from there. */
  Epochs epochsOfPacked(Path folder) {
    Dataset<Row> images = images(subject.images());
    new ImagePacker()
        .setHeight(subject.input().height())
        .setWidth(subject.input().width())
        .setChannels(subject.input().channels())
        .pack(images, folder.toString());
    images.unpersist();
    return epochs(spark.read().format("packed-images").load(folder.toString()));
  }

  private Epochs epochs(Dataset<Row> images) {
    // What a process does at its first fit only is not what is compared.
    classifier(1).fit(images);
    long begin = System.nanoTime();
    List<EpochRecord> history = classifier(subject.epochs()).fit(images).history();
    double seconds = (System.nanoTime() - begin) / 1e9;
    List<EpochRecord> counted = history.subList(1, history.size());
    return new Epochs(
        counted.stream().mapToLong(EpochRecord::examples).sum() / seconds(counted),
        seconds - seconds(history));
  }

  /** Returns the images that all epochs but the first and the last train on in a second. */
  double middleEpochs(int count) {
    List<EpochRecord> history = classifier(MIDDLE_EPOCHS + 2).fit(images(count)).history();
    List<EpochRecord> middle = history.subList(1, history.size() - 1);
    return middle.stream().mapToLong(EpochRecord::examples).sum() / seconds(middle);
  }

  private static double seconds(List<EpochRecord> epochs) {
    return epochs.stream().mapToDouble(EpochRecord::seconds).sum();
  }

  /** Measures the images that jobs of transform score, with all its columns. */
  Throughput.Rate score() {
    return score(images(subject.images()));
  }

  /** As {@link #score()}, of images that are all in Spark's memory. */
  Throughput.Rate scoreFromMemory() {
    Dataset<Row> images = images(subject.images());
    return score(subject.isMade() ? images : MadeImages.inMemory(images.repartition(workers)));
  }

  private Throughput.Rate score(Dataset<Row> images) {
    Dataset<Row> scored = model().transform(images);
    return Throughput.ofProcess(
        SCORING,
        () -> {
          scored.write().format("noop").mode("overwrite").save();
          return subject.images();
        });
  }

  /** Returns a model that has learnt little. */
  CnnClassificationModel model() {
    int few = 2 * workers * subject.batchSize();
    return classifier(1).fit(images(few)).setBatchSize(subject.scoringBatchSize());
  }

  private CnnClassifier classifier(int epochs) {
    CnnClassifier classifier =
        new CnnClassifier()
            .setNetwork(subject.network())
            .setNormalization(subject.normalization())
            .setPrecision(precision.name().toLowerCase(Locale.ROOT))
            .setBatchSize(subject.batchSize())
            .setEpochs(epochs)
            .setNumWorkers(workers);
    return set(classifier, subject.optimizer());
  }

  private static CnnClassifier set(CnnClassifier classifier, Optimizer optimizer) {
    classifier.setLearningRate(optimizer.learningRate()).setWeightDecay(optimizer.weightDecay());
    if (optimizer instanceof Sgd sgd) {
      return classifier.setOptimizer("sgd").setMomentum(sgd.momentum()).setNesterov(sgd.nesterov());
    }
    Adam adam = (Adam) optimizer;
    return classifier
        .setOptimizer("adam")
        .setBeta1(adam.beta1())
        .setBeta2(adam.beta2())
        .setEpsilon(adam.epsilon());
  }

  /** MNIST comes from its files at each pass; made images are in Spark's memory. */
  private Dataset<Row> images(int count) {
    if (!subject.isMade()) {
      Dataset<Row> all =
          spark.read().format("mnist").option("split", "train").load(mnist.toString());
      return count == subject.images() ? all : all.limit(count);
    }
    return MadeImages.rows(spark, subject.input(), subject.classes(), count, workers);
  }

  @Override
  public void close() {
    spark.stop();
  }
}
