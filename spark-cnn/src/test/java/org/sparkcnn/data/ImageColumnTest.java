package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/** What each type of image column means. */
class ImageColumnTest {
  /** Two rows of one pixel each. */
  private static final Shape COLOUR = Shape.image(3, 2, 1);

  @Test
  void anImageStructIsBlueGreenRedAndBecomesRedGreenBlue() {
    ImageColumn column = column(ImageSchema.columnSchema(), COLOUR, PixelOrder.HWC);

    assertThat(column.pixelType()).isEqualTo(PixelType.UINT8);
    assertThat(column.bytes()).isEqualTo(6);
    assertThat(bytes(column, image(3, 2, 1, 16, 10, 20, 30, -1, -2, -3)))
        .containsExactly(30, 20, 10, -3, -2, -1);
  }

  @Test
  void theOrderIsThatOfVectorsAndArraysOnly() {
    ImageColumn column = column(ImageSchema.columnSchema(), COLOUR, PixelOrder.CHW);

    assertThat(bytes(column, image(3, 2, 1, 16, 10, 20, 30, 40, 50, 60)))
        .containsExactly(30, 20, 10, 60, 50, 40);
  }

  @Test
  void aGreyImageIsTakenAsItIs() {
    ImageColumn column = column(ImageSchema.columnSchema(), Shape.image(1, 2, 2), PixelOrder.HWC);

    assertThat(bytes(column, image(1, 2, 2, 0, 1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void fourChannelsKeepTheirOrder() {
    ImageColumn column = column(ImageSchema.columnSchema(), Shape.image(4, 1, 1), PixelOrder.HWC);

    assertThat(bytes(column, image(4, 1, 1, 24, 1, 2, 3, 4))).containsExactly(1, 2, 3, 4);
  }

  @Test
  void aVectorHoldsNumbersPixelByPixel() {
    ImageColumn column = column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.HWC);

    assertThat(column.pixelType()).isEqualTo(PixelType.FLOAT32);
    assertThat(column.bytes()).isEqualTo(24);
    assertThat(floats(column, Vectors.dense(0.5, -1, 300, 4, 5, 6)))
        .containsExactly(0.5f, -1, 300, 4, 5, 6);
  }

  @Test
  void aVectorMayHoldItsNumbersChannelByChannel() {
    ImageColumn column = column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.CHW);

    assertThat(floats(column, Vectors.dense(1, 2, 3, 4, 5, 6))).containsExactly(1, 3, 5, 2, 4, 6);
  }

  @Test
  void aSparseVectorsGapsAreZeros() {
    ImageColumn column = column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.HWC);
    Vector sparse = Vectors.sparse(6, new int[] {1, 5}, new double[] {2, 3});

    assertThat(floats(column, sparse)).containsExactly(0, 2, 0, 0, 0, 3);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"tinyint", "smallint", "int", "bigint", "float", "double", "decimal(9,3)"})
  void anArrayMayHoldNumbersOfAnyType(String type) {
    Row row =
        SharedSpark.session()
            .sql("select cast(array(1, 2, -3, 4, 5, 6) as array<%s>) as image".formatted(type))
            .head();

    ImageColumn hwc = ImageColumn.of(row.schema(), "image", COLOUR, PixelOrder.HWC);
    ImageColumn chw = ImageColumn.of(row.schema(), "image", COLOUR, PixelOrder.CHW);

    assertThat(floats(hwc, row)).containsExactly(1, 2, -3, 4, 5, 6);
    assertThat(floats(chw, row)).containsExactly(1, -3, 5, 2, 4, 6);
  }

  @Test
  void onlyTheSpaceOfOneImageIsWritten() {
    ImageColumn column = column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.HWC);
    ByteBuffer target = ByteBuffer.allocate(40).order(ByteOrder.nativeOrder());

    column.read(RowFactory.create("other", Vectors.dense(1, 1, 1, 1, 1, 1)), 1, target.position(8));

    assertThat(target.position()).isEqualTo(32);
    assertThat(target.getFloat(4)).isZero();
    assertThat(target.getFloat(32)).isZero();
  }

  @Test
  void namesOfOrdersAreFoundInAnyCase() {
    assertThat(PixelOrder.named("chw")).isEqualTo(PixelOrder.CHW);
    assertThat(PixelOrder.named("HWC")).isEqualTo(PixelOrder.HWC);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PixelOrder.named("NCHW"))
        .withMessageContaining("NCHW");
  }

  static ImageColumn column(DataType type, Shape image, PixelOrder order) {
    StructType schema = new StructType().add("label", DataTypes.DoubleType).add("image", type);
    return ImageColumn.of(schema, "image", image, order);
  }

  /** A row with Spark's image struct. */
  static Row image(int channels, int height, int width, int mode, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return RowFactory.create(
        RowFactory.create("file:/cat.png", height, width, channels, mode, bytes));
  }

  private static byte[] bytes(ImageColumn column, Row row) {
    ByteBuffer target = ByteBuffer.allocate(column.bytes());
    column.read(row, 0, target);
    return target.array();
  }

  private static float[] floats(ImageColumn column, Vector vector) {
    return floats(column, RowFactory.create(vector));
  }

  private static float[] floats(ImageColumn column, Row row) {
    ByteBuffer target = ByteBuffer.allocate(column.bytes()).order(ByteOrder.nativeOrder());
    column.read(row, 0, target);
    float[] values = new float[column.image().elements()];
    target.flip().asFloatBuffer().get(values);
    return values;
  }
}
