package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter;
import org.apache.spark.ml.util.MLWriter;
import org.sparkcnn.store.ModelFolder;
import org.sparkcnn.store.SavedModel;

/** Writes Spark ML's metadata with the params, then the model's own files, the marker last. */
final class ClassificationModelWriter extends MLWriter {
  private final CnnClassificationModel model;

  ClassificationModelWriter(CnnClassificationModel model) {
    this.model = model;
  }

  @Override
  public void saveImpl(String path) {
    DefaultParamsWriter.saveMetadata(model, path, sparkSession());
    SavedModel files = new SavedModel(model.network(), model.weights(), model.history());
    try {
      ModelFolder.write(new Path(path), sparkSession().sparkContext().hadoopConfiguration(), files);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot save the model to " + path, e);
    }
  }
}
