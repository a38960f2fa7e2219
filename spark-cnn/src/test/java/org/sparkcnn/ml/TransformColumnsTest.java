package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.expr;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.attribute.Attribute;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class TransformColumnsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(20);

  /** A copy that a test may change. */
  private static CnnClassificationModel model() {
    return Cnns.trained().copy(ParamMap.empty());
  }

  @Test
  void theyAreAppendedInMllibsOrder() {
    StructType schema = model().transform(IMAGES).schema();
    assertThat(schema.fieldNames())
        .containsExactly("id", "image", "label", "rawPrediction", "probability", "prediction");
    assertThat(schema.apply("rawPrediction").dataType()).isEqualTo(SQLDataTypes.VectorType());
    assertThat(schema.apply("probability").dataType()).isEqualTo(SQLDataTypes.VectorType());
    assertThat(schema.apply("prediction").dataType()).isEqualTo(DataTypes.DoubleType);
    assertThat(schema).isEqualTo(model().transformSchema(IMAGES.schema()));
  }

  @Test
  void theProbabilityIsTheSoftmaxOfTheScoresAndThePredictionItsLargest() {
    for (Row row : model().transform(IMAGES).collectAsList()) {
      double[] scores = row.<Vector>getAs("rawPrediction").toArray();
      double sum = Arrays.stream(scores).map(Math::exp).sum();
      double[] expected = Arrays.stream(scores).map(score -> Math.exp(score) / sum).toArray();
      Vector probability = row.getAs("probability");
      assertThat(probability.toArray()).containsExactly(expected, within(1e-12));
      assertThat(Arrays.stream(probability.toArray()).sum()).isCloseTo(1, within(1e-12));
      assertThat(row.<Double>getAs("prediction")).isEqualTo(probability.argmax());
    }
  }

  @Test
  void anEmptyNameLeavesAColumnOut() {
    assertThat(model().setRawPredictionCol("").transform(IMAGES).columns())
        .containsExactly("id", "image", "label", "probability", "prediction");
    assertThat(model().setProbabilityCol("").transform(IMAGES).columns())
        .containsExactly("id", "image", "label", "rawPrediction", "prediction");
    assertThat(model().setPredictionCol("").transform(IMAGES).columns())
        .containsExactly("id", "image", "label", "rawPrediction", "probability");
    Dataset<Row> least = model().setRawPredictionCol("").setProbabilityCol("").transform(IMAGES);
    assertThat(least.columns()).containsExactly("id", "image", "label", "prediction");
    assertThat(least.select("prediction").collectAsList())
        .isEqualTo(model().transform(IMAGES).select("prediction").collectAsList());
  }

  @Test
  void rowsKeepTheirOrderAndAllTheirOtherColumns() {
    Dataset<Row> data =
        IMAGES
            .withColumn("nothing", expr("cast(null as string)"))
            .withColumn("sometimes", expr("if(id % 3 = 0, null, id * 0.5)"))
            .withColumn("always the same", functions.lit("a"))
            .withColumn("day", expr("date'2024-02-29'"))
            .withColumn("nested", expr("struct(id as x, array(id, null) as y, struct(label) as z)"))
            .withColumn("map", expr("map('id', id, 'none', null)"))
            .withColumn("bytes", expr("image.data"));

    List<Row> before = data.collectAsList();
    List<Row> after = model().transform(data).collectAsList();

    assertThat(after).hasSameSizeAs(before);
    for (int i = 0; i < before.size(); i++) {
      assertThat(values(after.get(i), before.get(i).size())).isEqualTo(values(before.get(i), -1));
    }
  }

  /** Bytes compare by identity, so they become text. */
  private static String values(Row row, int count) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < (count < 0 ? row.size() : count); i++) {
      Object value = row.get(i);
      values.add(value instanceof byte[] bytes ? Arrays.toString(bytes) : value);
    }
    return values.toString().replaceAll("\\[B@\\w+", "bytes");
  }

  @Test
  void equalRowsStayAsMany() {
    Dataset<Row> threeOfEach = IMAGES.drop("id").union(IMAGES.drop("id")).union(IMAGES.drop("id"));
    assertThat(model().transform(threeOfEach).count()).isEqualTo(60);
  }

  @Test
  void otherColumnsKeepTheirMetadata() {
    NominalAttribute names =
        NominalAttribute.defaultAttr().withName("label").withValues(new String[] {"a", "b", "c"});
    Dataset<Row> data =
        IMAGES.withColumn("label", IMAGES.col("label").as("label", names.toMetadata()));
    assertThat(model().transform(data).schema()).isEqualTo(model().transformSchema(data.schema()));
    assertThat(model().transform(data).schema().apply("label").metadata())
        .isEqualTo(names.toMetadata());
  }

  @Test
  void thePredictionCarriesTheClassNames() {
    CnnClassificationModel named = model().setClassNames("cat", "dog", "emu").setPredictionCol("p");
    StructType schema = named.transform(IMAGES).schema();
    assertThat(schema).isEqualTo(named.transformSchema(IMAGES.schema()));
    NominalAttribute names = (NominalAttribute) Attribute.fromStructField(schema.apply("p"));
    assertThat(names.values().get()).containsExactly("cat", "dog", "emu");
  }

  @Test
  void otherColumnsMayHaveTheSameNameEvenWithMetadata() {
    NominalAttribute names = NominalAttribute.defaultAttr().withName("x").withNumValues(2);
    Column constant = functions.lit(1.0).as("x", names.toMetadata());
    Dataset<Row> twice = IMAGES.select(functions.col("*"), constant, constant);
    assertThat(model().transform(twice).columns())
        .containsExactly(
            "id", "image", "label", "x", "x", "rawPrediction", "probability", "prediction");
    assertThat(model().transform(twice).count()).isEqualTo(20);
  }

  @Test
  void theImageColumnMayHaveAnyName() {
    Dataset<Row> renamed = IMAGES.withColumnRenamed("image", "a.picture `x`");
    CnnClassificationModel model =
        Cnns.quick().setImageCol("a.picture `x`").setEpochs(1).fit(renamed);
    assertThat(model.transform(renamed).count()).isEqualTo(20);
  }
}
