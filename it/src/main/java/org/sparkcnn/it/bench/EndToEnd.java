package org.sparkcnn.it.bench;

import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.ImageFolder;
import org.sparkcnn.data.InternalRows;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.network.Shape;

/** The way from a folder of image files to predictions in Parquet, and the first parts of it. */
final class EndToEnd {
  private final SparkSession spark;
  private final CnnClassificationModel model;
  private final Path data;
  private final Path output;

  /**
   * Takes what there is.
   *
   * @param data the folder with a folder for each class
   * @param output where Parquet files go; they replace what is there
   */
  EndToEnd(SparkSession spark, CnnClassificationModel model, Path data, Path output) {
    this.spark = spark;
    this.model = model;
    this.data = data;
    this.output = output;
  }

  /** Returns the number of files. */
  long images() {
    return files(1).count();
  }

  /**
   * Runs from the beginning to the end of a stage.
   *
   * @param times how often each file is a row
   */
  void run(Stage stage, int times) {
    Dataset<Row> files = files(times);
    switch (stage) {
      case LISTING -> InternalRows.of(files).getNumPartitions();
      case READING -> drop(files.select("path", "image", "label"));
      case DECODING -> decode(files);
      case SCORING -> drop(predictions(files));
      case WRITING ->
          predictions(files).write().mode(SaveMode.Overwrite).parquet(output.toString());
    }
  }

  private Dataset<Row> files(int times) {
    Dataset<Row> files = ImageFolder.read(spark, data.toString());
    Dataset<Row> repeated = files;
    for (int i = 1; i < times; i++) {
      repeated = repeated.union(files);
    }
    return repeated;
  }

  private Dataset<Row> predictions(Dataset<Row> files) {
    return model
        .transform(files)
        .select(
            "path",
            "label",
            model.getPredictionCol(),
            model.getProbabilityCol(),
            model.getRawPredictionCol());
  }

  private void decode(Dataset<Row> files) {
    Dataset<Row> images = files.select(model.getImageCol());
    Shape image = model.network().input();
    ImageColumn column = model.imageColumn(images.schema(), image);
    SparkDecoding.decode(InternalRows.of(images), 0, SparkDecoding.ours(column), image);
  }

  private static void drop(Dataset<Row> rows) {
    rows.write().format("noop").mode(SaveMode.Overwrite).save();
  }
}
