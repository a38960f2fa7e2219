package org.sparkcnn.ml;

import static org.apache.spark.ml.functions.vector_to_array;
import static org.apache.spark.sql.functions.element_at;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.StringType;
import org.apache.spark.sql.types.StructType;
import org.sparkcnn.data.Columns;
import org.sparkcnn.data.ImageColumn;
import org.sparkcnn.data.InternalRows;
import org.sparkcnn.train.JobDescription;

/**
 * Scores labelled images once, for what a report shows of them.
 *
 * @param model its output columns do not matter
 * @param labelCol column of the classes' numbers or names
 * @param mistakes how many of the worst are kept
 */
record ReportEvaluation(CnnClassificationModel model, String labelCol, int mistakes) {
  /** Names that nobody's columns have. */
  private static final String LABEL = "spark-cnn label";

  private static final String NAME = "spark-cnn name";
  private static final String PREDICTION = "spark-cnn prediction";
  private static final String PROBABILITY = "spark-cnn probability";

  /**
   * Counts, in one Spark job.
   *
   * @throws IllegalArgumentException if a column is missing or of another type, or a label is none
   *     of the classes, or an image cannot be read
   */
  PredictionTally run(Dataset<?> labelled) {
    StructType schema = labelled.schema();
    LabelNumbers labels = LabelNumbers.of(model, schema, labelCol);
    boolean areNames = schema.apply(labelCol).dataType() instanceof StringType;
    CnnClassificationModel scorer = scorer();
    ImageColumn column = scorer.imageColumn(schema, model.network().input());
    Dataset<Row> rows = scorer.transform(select(labelled, schema, areNames));
    Column probability =
        when(
            Columns.named(PROBABILITY).isNotNull(),
            element_at(
                vector_to_array(Columns.named(PROBABILITY), "float64"),
                Columns.named(PREDICTION).cast("int").plus(lit(1))));
    Dataset<Row> predictions =
        rows.select(
            Columns.named(model.getImageCol()),
            Columns.named(LABEL),
            Columns.named(PREDICTION),
            probability,
            Columns.named(NAME));
    ReportTask task = new ReportTask(column, labels, areNames, mistakes);
    return Failures.explained(() -> count(predictions, task));
  }

  private CnnClassificationModel scorer() {
    return model
        .copy(new ParamMap())
        .setPredictionCol(PREDICTION)
        .setProbabilityCol(PROBABILITY)
        .setRawPredictionCol("")
        .setErrorCol("")
        .setTopK(0);
  }

  private Dataset<Row> select(Dataset<?> labelled, StructType schema, boolean areNames) {
    List<Column> columns = new ArrayList<>();
    columns.add(Columns.named(model.getImageCol()));
    columns.add(Columns.named(labelCol).cast(areNames ? "string" : "double").as(LABEL));
    columns.add(name(schema).as(NAME));
    int path = Columns.pathIndex(schema);
    if (path >= 0) { // a message about an image names it
      columns.add(Columns.named(schema.fieldNames()[path]));
    }
    return labelled.select(columns.toArray(new Column[0]));
  }

  /** Returns where images come from: the path, or what Spark's image struct says. */
  private Column name(StructType schema) {
    int path = Columns.pathIndex(schema);
    if (path >= 0) {
      return Columns.named(schema.fieldNames()[path]);
    }
    boolean isStruct =
        schema.apply(model.getImageCol()).dataType() instanceof StructType struct
            && Arrays.asList(struct.fieldNames()).contains("origin");
    return isStruct
        ? Columns.named(model.getImageCol()).getField("origin")
        : lit(null).cast("string");
  }

  private PredictionTally count(Dataset<Row> predictions, ReportTask task) {
    int classes = model.numClasses();
    int most = mistakes;
    JavaSparkContext spark =
        JavaSparkContext.fromSparkContext(predictions.sparkSession().sparkContext());
    byte[] none = new PredictionTally(classes, most).toBytes();
    try (JobDescription described = JobDescription.of(spark, "report: predictions")) {
      byte[] all =
          InternalRows.of(predictions)
              .mapPartitions(task::count)
              // Pictures of many partitions' mistakes would be many at once on the driver.
              .treeAggregate(none, task::plus, task::plus);
      return PredictionTally.fromBytes(all, classes, most);
    }
  }
}
