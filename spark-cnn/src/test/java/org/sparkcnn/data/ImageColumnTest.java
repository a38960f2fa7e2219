package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.spark.ml.image.ImageSchema;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
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
  void theRowsOwnBytesStayAsTheyAre() {
    ImageColumn column = column(ImageSchema.columnSchema(), COLOUR, PixelOrder.HWC);
    InternalRow row = image(3, 2, 1, 16, 10, 20, 30, 40, 50, 60);

    bytes(column, row);

    assertThat(row.getStruct(0, 6).getBinary(5)).containsExactly(10, 20, 30, 40, 50, 60);
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
    Dataset<Row> data = sql("cast(array(1, 2, -3, 4, 5, 6) as array<%s>)".formatted(type));

    assertThat(floats(data, COLOUR, PixelOrder.HWC)).containsExactly(1, 2, -3, 4, 5, 6);
    assertThat(floats(data, COLOUR, PixelOrder.CHW)).containsExactly(1, -3, 5, 2, 4, 6);
  }

  @Test
  void anArrayMayBeNestedInTheOrderThatTheLayoutSays() {
    Dataset<Row> pixels = sql("array(array(array(1, 2, 3)), array(array(4, 5, 6)))");
    Dataset<Row> planes =
        sql(
            "array(array(array(1), array(4)), array(array(2), array(5)), array(array(3), array(6)))");

    assertThat(floats(pixels, COLOUR, PixelOrder.HWC)).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(floats(planes, COLOUR, PixelOrder.CHW)).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void anArrayOfRowsIsAGreyImage() {
    Dataset<Row> rows = sql("array(array(1.5, 2), array(3, 4), array(5, 6))");

    assertThat(floats(rows, Shape.image(1, 3, 2), PixelOrder.HWC))
        .containsExactly(1.5f, 2, 3, 4, 5, 6);
  }

  @Test
  void onlyTheSpaceOfOneImageIsWritten() {
    ImageColumn column = column(SQLDataTypes.VectorType(), COLOUR, PixelOrder.HWC);
    ByteBuffer target = ByteBuffer.allocate(40).order(ByteOrder.nativeOrder());
    InternalRow row =
        InternalRowOf.value(SQLDataTypes.VectorType(), Vectors.dense(1, 1, 1, 1, 1, 1));

    try (PixelReader reader = column.open()) {
      reader.read(row, 0, target.position(8));
    }

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
    return ImageColumn.of(schema, "image", image, options(order));
  }

  static ImageOptions options(PixelOrder order) {
    return new ImageOptions(order, Resize.none(), 1000);
  }

  static Dataset<Row> sql(String image) {
    return SharedSpark.session().sql("select " + image + " as image");
  }

  /** A row with Spark's image struct. */
  static InternalRow image(int channels, int height, int width, int mode, int... data) {
    byte[] bytes = new byte[data.length];
    for (int i = 0; i < data.length; i++) {
      bytes[i] = (byte) data[i];
    }
    return InternalRowOf.value(
        ImageSchema.columnSchema(),
        RowFactory.create("file:/cat.png", height, width, channels, mode, bytes));
  }

  private static byte[] bytes(ImageColumn column, InternalRow row) {
    ByteBuffer target = ByteBuffer.allocate(column.bytes());
    try (PixelReader reader = column.open()) {
      reader.read(row, 0, target);
    }
    return target.array();
  }

  private static float[] floats(ImageColumn column, Vector vector) {
    return floats(column, InternalRowOf.value(SQLDataTypes.VectorType(), vector));
  }

  private static float[] floats(Dataset<Row> data, Shape image, PixelOrder order) {
    ImageColumn column = ImageColumn.of(data.schema(), "image", image, options(order));
    return floats(column, InternalRowOf.row(data.schema(), data.head()));
  }

  private static float[] floats(ImageColumn column, InternalRow row) {
    ByteBuffer target = ByteBuffer.allocate(column.bytes()).order(ByteOrder.nativeOrder());
    try (PixelReader reader = column.open()) {
      reader.read(row, 0, target);
    }
    float[] values = new float[column.image().elements()];
    target.flip().asFloatBuffer().get(values);
    return values;
  }
}
