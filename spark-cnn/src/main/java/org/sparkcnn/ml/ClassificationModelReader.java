package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.MLReader;
import org.sparkcnn.store.ModelFolder;
import org.sparkcnn.store.SavedModel;

/** Reads what {@link ClassificationModelWriter} wrote. */
final class ClassificationModelReader extends MLReader<CnnClassificationModel> {

  @Override
  public CnnClassificationModel load(String path) {
    SavedModel files = files(path);
    DefaultParamsReader.Metadata metadata =
        DefaultParamsReader.loadMetadata(
            path, sparkSession(), CnnClassificationModel.class.getName());
    CnnClassificationModel model =
        new CnnClassificationModel(
            metadata.uid(), files.network(), files.weights(), files.history());
    metadata.getAndSetParams(model, scala.Option.empty());
    return model;
  }

  /** The marker is looked at first: without it, Spark's own metadata may be half written too. */
  private SavedModel files(String path) {
    try {
      return ModelFolder.read(new Path(path), sparkSession().sparkContext().hadoopConfiguration());
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
