package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.data.ImageColumnTest.column;
import static org.sparkcnn.data.ImageColumnTest.image;
import static org.sparkcnn.data.ImageColumnTest.options;
import static org.sparkcnn.data.ImageColumnTest.sql;

import java.nio.ByteBuffer;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Shape;

/** What is not an image of the network's is refused with the column, what it is, and what fits. */
class ImageColumnErrorsTest {
  private static final Shape COLOUR = Shape.image(3, 2, 1);
  private static final ImageColumn STRUCT =
      column(ImageSchema.columnSchema(), COLOUR, PixelOrder.HWC);
  private static final ImageColumn VECTOR =
      column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.HWC);

  @Test
  void aMissingColumnIsToldWhichThereAre() {
    StructType schema =
        new StructType().add("picture", DataTypes.StringType).add("label", DataTypes.DoubleType);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.of(schema, "image", COLOUR, options(PixelOrder.HWC)))
        .withMessage("there is no image column 'image'; the columns are picture, label");
  }

  @Test
  void aColumnOfAnotherTypeIsToldWhichTypesThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column(DataTypes.StringType, COLOUR, PixelOrder.HWC))
        .withMessage(
            "image column 'image' has the type string;"
                + " expected encoded files (binary), Spark's image struct, a vector or an array of"
                + " numbers, flat or nested");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> column(DataTypes.createArrayType(DataTypes.BooleanType), COLOUR, PixelOrder.HWC))
        .withMessage(
            "image column 'image' has the type array<boolean>;"
                + " expected encoded files (binary), Spark's image struct, a vector or an array of"
                + " numbers, flat or nested");
  }

  @Test
  void aVectorOfAnotherSizeIsRefusedByTheSchemaWhereTheSchemaSaysIt() {
    StructType schema = new StructType().add(new AttributeGroup("image", 7).toStructField());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.of(schema, "image", COLOUR, options(PixelOrder.HWC)))
        .withMessage(
            "image column 'image' holds 7 values,"
                + " but the network takes (3, 2, 1) images (C, H, W), that is 6");
  }

  @Test
  void aGreyArrayIsRefusedByANetworkOfColours() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> {
              Dataset<Row> data = sql("array(array(1, 2), array(3, 4))");
              ImageColumn.of(data.schema(), "image", COLOUR, options(PixelOrder.HWC));
            })
        .withMessage(
            "image column 'image' has the type array<array<int>>, an image of one channel,"
                + " but the network takes (3, 2, 1) images (C, H, W)");
  }

  @Test
  void encodedImagesBecomeGreyOrColour() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column(DataTypes.BinaryType, Shape.image(4, 2, 2), PixelOrder.HWC))
        .withMessageContaining("become grey (1 channel) or RGB (3 channels), but");
  }

  @Test
  void aVectorOfAnotherSizeIsRefusedWhenItIsRead() {
    assertRefused(
        VECTOR,
        vector(1, 2, 3, 4, 5),
        "5 values, but the network takes (3, 2, 1) images (C, H, W), that is 6");
  }

  @Test
  void anImageStructOfAnotherSizeIsRefusedUnlessItIsToBeResized() {
    assertRefused(
        STRUCT,
        image(3, 1, 2, 16, 1, 2, 3, 4, 5, 6),
        "1 rows and 2 columns, but the network takes 2 and 1, and resize is none");
  }

  @Test
  void channelsOfMoreThanAByteAreRefused() {
    // CV_32FC3: OpenCV's floats, which Spark's schema allows.
    assertRefused(
        STRUCT,
        image(3, 2, 1, 21, 1, 2, 3, 4, 5, 6),
        "OpenCV mode 21, expected 16 (a byte for each of 3 channels)");
  }

  @Test
  void otherNumbersOfChannelsAreRefused() {
    assertRefused(
        STRUCT,
        image(2, 2, 1, 8, 1, 2, 3, 4),
        "2 channels; expected 1 (grey), 3 (blue, green, red) or 4 (and alpha)");
  }

  @Test
  void tooFewBytesAreRefused() {
    assertRefused(
        STRUCT,
        image(3, 2, 1, 16, 1, 2, 3),
        "3 bytes of data, expected 6: 2 rows, 1 columns and 3 channels");
    assertRefused(
        STRUCT,
        struct(RowFactory.create("file:/cat.png", 2, 1, 3, 16, null)),
        "no bytes of data, expected 6: 2 rows, 1 columns and 3 channels");
  }

  @Test
  void anImageStructWithNullsIsRefused() {
    assertRefused(
        STRUCT,
        struct(RowFactory.create("file:/cat.png", null, 1, 3, 16, new byte[6])),
        "height is null");
  }

  @Test
  void aNullWithinAnArrayIsRefused() {
    assertRefused(sql("array(1, 2, 3, null, 5, 6)"), "a null within an array");
    assertRefused(sql("array(array(array(1, 2, 3)), array(null))"), "a null within an array");
  }

  @Test
  void aNestedArrayOfAnotherShapeIsRefusedWithThePlace() {
    assertRefused(
        sql("array(array(array(1, 2, 3)), array(array(4, 5)))"),
        "an array of 2 elements at depth 3, expected 3, for the network takes (3, 2, 1) images"
            + " (C, H, W) in the order HWC");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e39})
  void aNumberThatNoFloatHoldsIsRefusedWithItsPlace(double value) {
    assertRefused(
        VECTOR,
        vector(1, 2, 3, 4, value, 6),
        "%s at row 1, column 0, channel 1; expected a finite number".formatted(value));
  }

  private static InternalRow vector(double... values) {
    return InternalRowOf.value(SQLDataTypes.VectorType(), Vectors.dense(values));
  }

  private static InternalRow struct(Row image) {
    return InternalRowOf.value(ImageSchema.columnSchema(), image);
  }

  private static void assertRefused(Dataset<Row> data, String message) {
    ImageColumn column = ImageColumn.of(data.schema(), "image", COLOUR, options(PixelOrder.HWC));
    assertRefused(column, InternalRowOf.row(data.schema(), data.head()), message);
  }

  private static void assertRefused(ImageColumn column, InternalRow row, String message) {
    assertThatExceptionOfType(BadImageException.class)
        .isThrownBy(
            () -> {
              try (PixelReader reader = column.open()) {
                reader.read(row, 0, ByteBuffer.allocate(column.bytes()));
              }
            })
        .withMessageContaining(message);
  }
}
