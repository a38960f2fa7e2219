package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.attribute.NominalAttribute;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the schema alone tells to be wrong is refused before a job is started. */
class CnnClassifierSchemaTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(6);

  @ParameterizedTest
  @CsvSource({"image", "label", "weight"})
  void aMissingColumnIsNamedAndTheOthersListed(String role) {
    CnnClassifier cnn = Cnns.quick().setWeightCol("label");
    cnn.set(cnn.getParam(role + "Col"), "nowhere");
    Refusals.beforeAnyJob(
        cnn,
        IMAGES,
        "there is no %s column 'nowhere'; the columns are id, image, label".formatted(role));
  }

  @Test
  void anImageColumnThatHoldsNoImagesIsNamedWithItsType() {
    String expected =
        "; expected encoded files (binary), Spark's image struct, a vector or an array of numbers, flat or nested";
    CnnClassifier cnn = Cnns.quick().setImageCol("x");
    Refusals.beforeAnyJob(
        cnn,
        IMAGES.withColumn("x", lit("a.png")),
        "image column 'x' has the type string" + expected);
    Refusals.beforeAnyJob(
        cnn,
        IMAGES.selectExpr("label", "array('1') as x"),
        "image column 'x' has the type array<string>" + expected);
    Refusals.beforeAnyJob(
        cnn,
        IMAGES.selectExpr("label", "struct(image.height, image.data) as x"),
        "image column 'x' has the type struct<height:int,data:binary>" + expected);
  }

  @ParameterizedTest
  @CsvSource({"label, : a StringIndexer numbers names", "weight, ''"})
  void aLabelOrWeightThatIsNoNumberIsNamedWithItsType(String role, String advice) {
    CnnClassifier cnn = Cnns.quick();
    cnn.set(cnn.getParam(role + "Col"), "x");
    Refusals.beforeAnyJob(
        cnn,
        IMAGES.withColumn("x", lit("zero")),
        "%s column 'x' has the type string; expected a number%s".formatted(role, advice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tinyint", "smallint", "int", "bigint", "float", "double", "decimal(3,1)"})
  void aLabelOfAnyNumericTypeIsTaken(String type) {
    Dataset<Row> data = IMAGES.withColumn("label", col("label").cast(type));
    assertThat(Cnns.quick().transformSchema(data.schema()).fieldNames())
        .containsExactly("id", "image", "label", "rawPrediction", "probability", "prediction");
  }

  @Test
  void aVectorThatIsKnownToHaveAnotherSizeIsRefused() {
    Dataset<Row> vectors = Cnns.IMAGES.vectors(6);
    AttributeGroup attributes = new AttributeGroup("image", 63);
    Refusals.beforeAnyJob(
        Cnns.quick(),
        vectors.withColumn("image", col("image").as("image", attributes.toMetadata())),
        "image column 'image' holds 63 values, but the network takes (1, 8, 8) images (C, H, W),"
            + " that is 64");
  }

  @Test
  void aVectorThatIsKnownToHaveTheRightSizeIsTaken() {
    StructType schema =
        new StructType()
            .add(new AttributeGroup("image", 64).toStructField())
            .add("label", DataTypes.DoubleType);
    assertThat(schema.apply("image").dataType()).isEqualTo(SQLDataTypes.VectorType());
    assertThat(Cnns.quick().transformSchema(schema).size()).isEqualTo(5);
  }

  @Test
  void aLabelThatIsKnownToHaveAnotherNumberOfClassesIsRefused() {
    NominalAttribute four = NominalAttribute.defaultAttr().withName("label").withNumValues(4);
    Refusals.beforeAnyJob(
        Cnns.quick(),
        IMAGES.withColumn("label", col("label").as("label", four.toMetadata())),
        "label column 'label' has 4 classes, but the network's last layer '4' has 3 outputs");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rawPrediction", "probability", "prediction"})
  void anOutputColumnThatExistsIsNotOverwritten(String column) {
    String message =
        "column '%s' exists already; drop it, or choose another name for the output"
            .formatted(column);
    Dataset<Row> data = IMAGES.withColumn(column, lit(1));
    Refusals.beforeAnyJob(Cnns.quick(), data, message);
    CnnClassificationModel model = Cnns.trained();
    Refusals.beforeAnyJob(() -> model.transform(data), message);
  }

  @Test
  void twoOutputsOfTheSameNameAreRefused() {
    Refusals.beforeAnyJob(
        Cnns.quick().setProbabilityCol("prediction"),
        IMAGES,
        "column 'prediction' exists already; drop it, or choose another name for the output");
  }

  @Test
  void aModelRefusesWrongImagesBeforeAnyJobToo() {
    CnnClassificationModel model = Cnns.trained();
    for (String column : List.of("id", "label")) {
      Refusals.beforeAnyJob(
          () -> model.transform(IMAGES.drop("image").withColumnRenamed(column, "image")),
          "image column 'image' has the type %s; expected encoded files (binary), Spark's image struct, a vector or an array of numbers, flat or nested"
              .formatted(column.equals("id") ? "bigint" : "double"));
    }
    Refusals.beforeAnyJob(
        () -> model.transform(IMAGES.drop("image")),
        "there is no image column 'image'; the columns are id, label");
  }
}
