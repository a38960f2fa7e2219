package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;
import org.sparkcnn.store.ModelFolder;
import org.sparkcnn.store.SavedModel;

/** Writes Spark ML's metadata with the params, then the stage's own files, the marker last. */
final class NetworkStageWriter extends MLWriter {
  private final Params stage;
  private final SavedModel files;

  NetworkStageWriter(Params stage, SavedModel files) {
    this.stage = stage;
    this.files = files;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(stage, path, sparkSession());
    try {
      ModelFolder.write(new Path(path), sparkSession().sparkContext().hadoopConfiguration(), files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the model to " + path, e);
    }
  }
}
