package org.sparkcnn.ml;

import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.network.Network;
import org.sparkcnn.score.OutputWriter;
import org.sparkcnn.score.Scoring;
import org.sparkcnn.score.ScoringJob;
import org.sparkcnn.score.ScoringModel;
import org.sparkcnn.store.SavedModel;

/** What a stage scores with: a network and its weights, which nobody changes. */
final class TrainedNetwork {
  private final SavedModel saved;
  private Broadcast<float[]> broadcast;
  private String application;

  /**
   * Holds a network.
   *
   * @param saved null for none, see {@link #saved}
   */
  TrainedNetwork(SavedModel saved) {
    this.saved = saved;
  }

  /**
   * Returns network, weights and history.
   *
   * @throws IllegalStateException if the stage was made by the constructor without a network, which
   *     is there for Spark Connect's list of stages only
   */
  SavedModel saved() {
    if (saved == null) {
      throw new IllegalStateException(
          "this stage has no network: fit an estimator, or load a saved model");
    }
    return saved;
  }

  Network network() {
    return saved().network();
  }

  /**
   * Returns the schema of rows that are scored.
   *
   * @param columns what scoring appends
   * @throws IllegalArgumentException if the image column or a param does not fit the network, or a
   *     column exists already
   */
  StructType schema(HasImageParams<?> params, StructType schema, StructType columns) {
    params.imageColumn(schema, network().input());
    params.normalization(network().input().channels());
    return OutputSchema.append(schema, columns);
  }

  /**
   * Returns the rows with further columns, lazily.
   *
   * @param flips whether an image and its mirror image are scored and averaged
   * @param writer makes the columns' values
   * @param columns what scoring appends
   */
  Dataset<Row> score(
      HasImageParams<?> params,
      Dataset<?> data,
      boolean flips,
      OutputWriter writer,
      StructType columns) {
    ImageColumn column = params.imageColumn(data.schema(), network().input());
    JavaSparkContext spark = JavaSparkContext.fromSparkContext(data.sparkSession().sparkContext());
    ScoringModel model =
        new ScoringModel(
            network(),
            params.normalization(network().input().channels()),
            column.pixelType(),
            Precisions.of(params),
            flips,
            broadcastOn(spark));
    ScoringJob job =
        new ScoringJob(column, params.invalidRows(), model, params.getBatchSize(), writer);
    return Scoring.append(data, job, columns);
  }

  /**
   * One broadcast serves all transforms of an application, so that executors can share one graph
   * between them. In the next application its number belongs to another broadcast.
   */
  private synchronized Broadcast<float[]> broadcastOn(JavaSparkContext spark) {
    if (!spark.sc().applicationId().equals(application)) {
      broadcast = spark.broadcast(saved().weights().values());
      application = spark.sc().applicationId();
    }
    return broadcast;
  }

  /** Returns about how many bytes the weights take on the driver. */
  long bytes() {
    return (long) saved().weights().values().length * Float.BYTES;
  }
}
