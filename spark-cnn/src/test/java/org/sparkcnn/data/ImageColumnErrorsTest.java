package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.data.ImageColumnTest.column;
import static org.sparkcnn.data.ImageColumnTest.image;

import java.nio.ByteBuffer;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;
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
        new StructType().add("picture", DataTypes.BinaryType).add("label", DataTypes.DoubleType);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.of(schema, "image", COLOUR, PixelOrder.HWC))
        .withMessage("there is no image column 'image'; the columns are picture, label");
  }

  @Test
  void aColumnOfAnotherTypeIsToldWhichTypesThereAre() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column(DataTypes.StringType, COLOUR, PixelOrder.HWC))
        .withMessage(
            "image column 'image' has the type string;"
                + " expected Spark's image struct, a vector or an array of numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> column(DataTypes.createArrayType(DataTypes.BooleanType), COLOUR, PixelOrder.HWC))
        .withMessage(
            "image column 'image' has the type array<boolean>;"
                + " expected Spark's image struct, a vector or an array of numbers");
  }

  @Test
  void aVectorOfAnotherSizeIsRefusedByTheSchemaWhereTheSchemaSaysIt() {
    StructType schema = new StructType().add(new AttributeGroup("image", 7).toStructField());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImageColumn.of(schema, "image", COLOUR, PixelOrder.HWC))
        .withMessage(
            "image column 'image' holds 7 values,"
                + " but the network takes (3, 2, 1) images (C, H, W), that is 6");
  }

  @Test
  void aVectorOfAnotherSizeIsRefusedWhenItIsRead() {
    assertRefused(
        VECTOR,
        RowFactory.create(Vectors.dense(1, 2, 3, 4, 5)),
        "image column 'image' holds 5 values,"
            + " but the network takes (3, 2, 1) images (C, H, W), that is 6");
  }

  @Test
  void aNullImageIsRefused() {
    Row nothing = RowFactory.create((Object) null);

    assertRefused(STRUCT, nothing, "image column 'image' is null in a row");
    assertRefused(VECTOR, nothing, "image column 'image' is null in a row");
  }

  @Test
  void anImageOfAnotherSizeIsRefusedWithItsOrigin() {
    assertRefused(
        STRUCT,
        image(3, 1, 2, 16, 1, 2, 3, 4, 5, 6),
        "image column 'image' (file:/cat.png): an image of 1 rows, 2 columns and 3 channels,"
            + " but the network takes 2, 1 and 3");
  }

  @Test
  void anImageOfOtherChannelsIsRefused() {
    assertRefused(
        STRUCT,
        image(1, 2, 1, 0, 1, 2),
        "image column 'image' (file:/cat.png): an image of 2 rows, 1 columns and 1 channels,"
            + " but the network takes 2, 1 and 3");
  }

  @Test
  void anImageWithoutAnOriginIsRefusedWithoutIt() {
    Row image = RowFactory.create(RowFactory.create(null, 9, 9, 3, 16, new byte[243]));

    assertRefused(
        STRUCT,
        image,
        "image column 'image': an image of 9 rows, 9 columns and 3 channels,"
            + " but the network takes 2, 1 and 3");
  }

  @Test
  void channelsOfMoreThanAByteAreRefused() {
    // CV_32FC3: OpenCV's floats, which Spark's schema allows.
    assertRefused(
        STRUCT,
        image(3, 2, 1, 21, 1, 2, 3, 4, 5, 6),
        "image column 'image' (file:/cat.png): OpenCV mode 21, expected 16 (a byte a channel)");
  }

  @Test
  void tooFewBytesAreRefused() {
    assertRefused(
        STRUCT,
        image(3, 2, 1, 16, 1, 2, 3),
        "image column 'image' (file:/cat.png): 3 bytes of data, expected 6");
    assertRefused(
        STRUCT,
        RowFactory.create(RowFactory.create("file:/cat.png", 2, 1, 3, 16, null)),
        "image column 'image' (file:/cat.png): no bytes of data, expected 6");
  }

  @Test
  void anImageStructWithNullsIsRefused() {
    assertRefused(
        STRUCT,
        RowFactory.create(RowFactory.create("file:/cat.png", null, 1, 3, 16, new byte[6])),
        "image column 'image' (file:/cat.png): height is null");
  }

  @Test
  void aNullWithinAnArrayIsRefused() {
    Row row = SharedSpark.session().sql("select array(1, 2, 3, null, 5, 6) as image").head();

    assertRefused(
        ImageColumn.of(row.schema(), "image", COLOUR, PixelOrder.HWC),
        row,
        "image column 'image' holds a null within an array");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY, 1e39})
  void aNumberThatNoFloatHoldsIsRefusedWithItsPlace(double value) {
    assertRefused(
        VECTOR,
        RowFactory.create(Vectors.dense(1, 2, 3, 4, value, 6)),
        "image column 'image' holds %s at row 1, column 0, channel 1; expected a finite number"
            .formatted(value));
  }

  private static void assertRefused(ImageColumn column, Row row, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> column.read(row, 0, ByteBuffer.allocate(column.bytes())))
        .withMessage(message);
  }
}
