package org.sparkcnn.monitor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

/**
 * Writes a run down for <a href="https://www.tensorflow.org/tensorboard">TensorBoard</a>, which
 * draws it while it goes on: {@code tensorboard --logdir runs}.
 *
 * <pre>{@code
 * classifier.addListener(new TensorBoard("hdfs:///runs/1")).fit(images);
 * }</pre>
 *
 * <p>At the number of each epoch: {@code epoch/loss}, {@code epoch/val_loss} and the other metrics
 * of validation rows, {@code epoch/learning_rate}, {@code epoch/images_per_second}, {@code
 * epoch/seconds}. At the steps that a worker has taken after each round: {@code round/loss}, {@code
 * round/learning_rate}, {@code round/images_per_second}, {@code round/seconds}, and {@code
 * round/overhead_seconds}, which is spent beside the workers' steps. The network and the plan are
 * among the texts.
 *
 * <p>Every training wants a folder of its own, as curves of several would be drawn as one. The
 * exception is a training that was cut off: it goes on in further files of the same folder, with
 * the rounds after its checkpoint once more. On local disks, HDFS and wherever else a file can be
 * read while it is written, events appear after some seconds and with every epoch, in one file; in
 * object stores every epoch makes a file of its own. A file system that fails is a warning in the
 * log and never the end of a training.
 */
public final class TensorBoard implements TrainingListener {
  private static final long FLUSH_NANOS = 5_000_000_000L;

  private final FileSystem system;
  private final Path folder;
  private EventLog log;
  private long flushed;

  /**
   * Writes to a folder, with the active Spark session's configuration of file systems.
   *
   * @param folder on any Hadoop file system; made if it is missing
   * @throws UncheckedIOException if there is no such file system
   */
  public TensorBoard(String folder) {
    this(folder, SparkSession.active().sparkContext().hadoopConfiguration());
  }

  /**
   * Writes to a folder.
   *
   * @param folder on any Hadoop file system; made if it is missing
   * @param conf says how to reach its file system
   * @throws UncheckedIOException if there is no such file system
   */
  public TensorBoard(String folder, Configuration conf) {
    this.folder = new Path(folder);
    try {
      FileSystem found = this.folder.getFileSystem(conf);
      // TensorBoard would take files of checksums for event files; and what a file of blocks with
      // checksums has got cannot be read before a block is full.
      this.system = found instanceof ChecksumFileSystem sums ? sums.getRawFileSystem() : found;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write TensorBoard's events to %s: %s".formatted(folder, e.getMessage()), e);
    }
  }

  @Override
  public void onStart(Network network, TrainingPlan plan, long images) {
    log = new EventLog(system, folder);
    double now = now();
    log.add(TensorBoardEvents.text(now, "network", RunText.network(network)));
    log.add(TensorBoardEvents.text(now, "plan", RunText.plan(plan, images)));
    flush();
  }

  @Override
  public void onRound(RoundRecord round) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("round/loss", round.loss());
    values.put("round/learning_rate", round.learningRate());
    values.put("round/images_per_second", round.examples() / round.seconds());
    values.put("round/seconds", round.seconds());
    values.put("round/overhead_seconds", round.cost().overhead());
    log.add(TensorBoardEvents.scalars(now(), round.steps(), values));
    if (log.isLive() && System.nanoTime() - flushed > FLUSH_NANOS) {
      flush();
    }
  }

  @Override
  public void onEpoch(EpochRecord epoch) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("epoch/loss", epoch.loss());
    for (Metric metric : epoch.validation()) {
      values.put("epoch/val_" + metric.name(), metric.value());
    }
    values.put("epoch/learning_rate", epoch.learningRate());
    values.put("epoch/images_per_second", epoch.imagesPerSecond());
    values.put("epoch/seconds", epoch.seconds());
    log.add(TensorBoardEvents.scalars(now(), epoch.epoch(), values));
    flush();
  }

  @Override
  public void onEnd() {
    if (log != null) {
      log.close();
      log = null;
    }
  }

  private void flush() {
    log.flush();
    flushed = System.nanoTime();
  }

  private static double now() {
    return System.currentTimeMillis() / 1e3;
  }
}
