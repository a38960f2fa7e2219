package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import org.sparkcnn.store.ModelFolder;
import org.sparkcnn.store.SavedModel;

/**
 * Reads what {@link NetworkStageWriter} wrote.
 *
 * @param <S> the stage
 */
final class NetworkStageReader<S extends Params> extends MLReader<S> {
  private final Class<S> kind;
  private final BiFunction<String, SavedModel, S> maker;

  /**
   * Makes a reader.
   *
   * @param maker makes a stage of its uid and its files
   */
  NetworkStageReader(Class<S> kind, BiFunction<String, SavedModel, S> maker) {
    this.kind = kind;
    this.maker = maker;
  }

  @Override
  public S load(String path) {
    SavedModel files = files(path);
    DefaultParamsReader.Metadata metadata = StageKind.require(kind, path, sparkSession());
    S stage = maker.apply(metadata.uid(), files);
    metadata.getAndSetParams(stage, scala.Option.empty());
    return stage;
  }

  /** The marker is looked at first: without it, Spark's own metadata may be half written too. */
  private SavedModel files(String path) {
    try {
      return ModelFolder.read(new Path(path), sparkSession().sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      requireKind(path);
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** What is no whole model may be another stage. */
  private void requireKind(String path) {
    try {
      if (StageKind.isKnown(path, sparkSession())) {
        StageKind.require(kind, path, sparkSession());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
