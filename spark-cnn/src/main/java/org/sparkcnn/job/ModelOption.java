package org.sparkcnn.job;

import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnFeaturizer;
import org.sparkcnn.ml.CnnRegressionModel;
import picocli.CommandLine.Option;

/** The option of which model scores. */
final class ModelOption {
  @Option(
      names = "--model",
      required = true,
      paramLabel = "DIR",
      description = "the folder of a saved model; any Hadoop path")
  private String folder;

  String folder() {
    return folder;
  }

  /**
   * Loads the model.
   *
   * @throws IllegalArgumentException if there is none, or it is another stage
   */
  Transformer load(SparkSession spark) throws Exception {
    return Program.input(
        () -> {
          Path metadata = new Path(folder, "metadata");
          if (!metadata.getFileSystem(spark.sessionState().newHadoopConf()).exists(metadata)) {
            throw new IllegalArgumentException(
                "--model: there is no saved model in %s".formatted(folder));
          }
          return load(kind(spark));
        });
  }

  private String kind(SparkSession spark) {
    try {
      return DefaultParamsReader.loadMetadata(folder, spark, "").className();
    } catch (RuntimeException e) { // whatever Spark makes of a file that is none of its own
      throw new IllegalArgumentException(
          "--model: %s holds no whole model: its metadata cannot be read: %s"
              .formatted(folder, Explanation.of(e)),
          e);
    }
  }

  private Transformer load(String kind) {
    if (kind.equals(CnnClassificationModel.class.getName())) {
      return CnnClassificationModel.load(folder);
    } else if (kind.equals(CnnRegressionModel.class.getName())) {
      return CnnRegressionModel.load(folder);
    } else if (kind.equals(CnnFeaturizer.class.getName())) {
      return CnnFeaturizer.load(folder);
    }
    throw new IllegalArgumentException(
        "--model: %s holds a %s; expected a model that Train has saved".formatted(folder, kind));
  }
}
