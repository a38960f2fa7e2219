package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Shape;

/** One row among good ones is not what it should be: fit's own exception says which column's. */
class CnnClassifierBadRowsTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(12);

  /** Row 7 of 12 in two partitions. */
  private static final String PLACE = ", row 1 of partition 1, both counted from 0: ";

  @AfterEach
  void nothingStaysCached() {
    assertThat(SharedSpark.session().sparkContext().getPersistentRDDs().size()).isZero();
  }

  /** The same rows, but in row 7 this column has this value. */
  private static Dataset<Row> with(String column, Column value) {
    return IMAGES.withColumn(column, when(col("id").equalTo(7), value).otherwise(col(column)));
  }

  @Test
  void aNullImage() {
    Refusals.ofARow(
        Cnns.quick(),
        with("image", lit(null)),
        "image column 'image'" + PLACE + "the image is null");
  }

  @Test
  void anImageOfAnotherSize() {
    TinyImages larger = TinyImages.of(Shape.image(3, 9, 10), 3);
    List<Row> rows =
        List.of(
            RowFactory.create(0L, Cnns.IMAGES.struct(0), 0.0),
            RowFactory.create(1L, larger.struct(1), 1.0));
    Refusals.ofARow(
        Cnns.quick(),
        SharedSpark.session().createDataFrame(rows, TinyImages.schema(ImageSchema.columnSchema())),
        "image column 'image', row 0 of partition 1, both counted from 0: 9 rows and 10 columns,"
            + " but the network takes 8 and 8, and resize is none");
  }

  @Test
  void anImageOfAnotherSizeIsNamedByItsFile() {
    Column other =
        expr(
            "named_struct('origin', 'file:/a.png', 'height', 4, 'width', 16, 'nChannels', 1,"
                + " 'mode', 0, 'data', image.data)");
    Refusals.ofARow(
        Cnns.quick(),
        with("image", other),
        "image column 'image', file:/a.png: 4 rows and 16 columns, but the network takes 8 and 8, and"
            + " resize is none");
  }

  @Test
  void anArrayOfAnotherLength() {
    Dataset<Row> arrays = Cnns.IMAGES.arrays(12, DataTypes.FloatType);
    Refusals.ofARow(
        Cnns.quick(),
        arrays.withColumn("image", expr("if(id = 7, slice(image, 1, 60), image)")),
        "image column 'image'"
            + PLACE
            + "60 values, but the network takes (1, 8, 8) images (C, H, W),"
            + " that is 64");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "1.0E39"})
  void aNumberThatNoFloatHolds(String number) {
    Dataset<Row> arrays = Cnns.IMAGES.arrays(12, DataTypes.DoubleType);
    Column values =
        expr("transform(image, (v, i) -> if(i = 10, double('%s'), v))".formatted(number));
    Refusals.ofARow(
        Cnns.quick(),
        arrays.withColumn("image", values).coalesce(1),
        "image column 'image', row 0 of partition 0, both counted from 0: "
            + number
            + " at row 1, column 2, channel 0; expected a finite number");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "-1.0", "3.0", "1.5", "Infinity"})
  void aLabelThatIsNoClass(String label) {
    Refusals.ofARow(
        Cnns.quick(),
        with("label", lit(Double.parseDouble(label))),
        "label column 'label'"
            + PLACE
            + label
            + "; expected a whole number from 0 to 2, for the network has 3 outputs");
  }

  @Test
  void aNullLabel() {
    Refusals.ofARow(
        Cnns.quick(), with("label", lit(null)), "label column 'label'" + PLACE + "null");
  }

  @ParameterizedTest
  @CsvSource({"-0.5", "NaN", "Infinity"})
  void aWeightThatIsNoWeight(String weight) {
    Refusals.ofARow(
        Cnns.quick().setWeightCol("id").setLabelCol("label"),
        IMAGES.withColumn(
            "id", when(col("id").equalTo(7), Double.parseDouble(weight)).otherwise(col("id"))),
        "weight column 'id'" + PLACE + weight + "; expected a finite number of at least 0");
  }

  @Test
  void aNullWeight() {
    Refusals.ofARow(
        Cnns.quick().setWeightCol("id"),
        with("id", lit(null)),
        "weight column 'id'" + PLACE + "null");
  }

  @Test
  void noRowsAtAll() {
    Refusals.ofARow(Cnns.quick(), IMAGES.where("id < 0"), "the DataFrame has no rows to train on");
  }

  @Test
  void aFailureOfTheDataFrameItselfIsSparksToTell() {
    Dataset<Row> failing =
        IMAGES.repartition(2).withColumn("label", expr("double(raise_error('the disk is gone'))"));
    assertThatThrownBy(() -> Cnns.quick().fit(failing))
        .isNotInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the disk is gone");
  }

  @Test
  void transformFailsAtABadRowTooAndSaysWhy() {
    Dataset<Row> scored = Cnns.trained().transform(with("image", lit(null)));
    assertThatThrownBy(scored::collectAsList)
        .hasMessageContaining("image column 'image'" + PLACE + "the image is null");
  }
}
