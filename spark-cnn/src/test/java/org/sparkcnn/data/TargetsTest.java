package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.attribute.AttributeGroup;
import org.apache.spark.ml.linalg.SQLDataTypes;
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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

/** Labels of all types reach the loss as classes or as numbers, or are refused by name. */
class TargetsTest {
  private static final DataType VECTOR = SQLDataTypes.VectorType();
  private static final DataType FLOATS = DataTypes.createArrayType(DataTypes.FloatType);
  private static final DataType DOUBLES = DataTypes.createArrayType(DataTypes.DoubleType);
  private static final DataType INTS = DataTypes.createArrayType(DataTypes.IntegerType);

  static List<Arguments> numbers() {
    return List.of(
        Arguments.of(DataTypes.DoubleType, 0.5, new float[] {0.5f}),
        Arguments.of(DataTypes.IntegerType, -3, new float[] {-3}),
        Arguments.of(VECTOR, Vectors.dense(1.5, -2), new float[] {1.5f, -2}),
        Arguments.of(
            VECTOR, Vectors.sparse(3, new int[] {2}, new double[] {4}), new float[] {0, 0, 4}),
        Arguments.of(DOUBLES, List.of(1.5, -2.0), new float[] {1.5f, -2}),
        Arguments.of(FLOATS, List.of(1.5f, -2.0f, 3f), new float[] {1.5f, -2, 3}),
        Arguments.of(INTS, List.of(7), new float[] {7}));
  }

  @ParameterizedTest
  @MethodSource("numbers")
  void numbersAreTakenFromColumnsOfAllTypes(DataType type, Object value, float[] expected) {
    Targets targets = Targets.numbers(schema(type), "my.label", network(expected.length));

    ByteBuffer buffer = encode(targets, type, value);
    float[] found = new float[expected.length];
    buffer.asFloatBuffer().get(found);
    assertThat(found).containsExactly(expected);
    assertThat(targets.bytes()).isEqualTo(4 * expected.length);
    assertThat(targets.count()).isEqualTo(expected.length);
    assertThat(targets.field().toString())
        .isEqualTo(
            "label: FixedSizeList(%d)<item: FloatingPoint(SINGLE) not null> not null"
                .formatted(expected.length));
  }

  @Test
  void classesAreWholeNumbers() {
    Targets targets = Targets.classes(schema(DataTypes.LongType), "my.label", network(3));

    assertThat(encode(targets, DataTypes.LongType, 2L).getInt()).isEqualTo(2);
    assertThat(targets.bytes()).isEqualTo(4);
    assertThat(targets.count()).isZero();
    assertThat(targets.field().toString()).isEqualTo("label: Int(32, true) not null");
  }

  static List<Arguments> badRows() {
    return List.of(
        Arguments.of(DataTypes.DoubleType, null, 1, "null"),
        Arguments.of(VECTOR, null, 2, "null"),
        Arguments.of(
            DataTypes.DoubleType, Double.NaN, 1, "NaN; expected a finite number of 32 bits"),
        Arguments.of(
            DOUBLES,
            List.of(0.0, 1e300),
            2,
            "1.0E300 at position 1; expected a finite number of 32" + " bits"),
        Arguments.of(FLOATS, Arrays.asList(1f, null), 2, "a null within an array"),
        Arguments.of(
            VECTOR,
            Vectors.dense(1, 2, 3),
            2,
            "3 numbers; expected 2, one for each of the" + " network's outputs"));
  }

  @ParameterizedTest
  @MethodSource("badRows")
  void aRowThatCannotBeLearntFromIsRefused(DataType type, Object value, int count, String why) {
    Targets targets = Targets.numbers(schema(type), "my.label", network(count));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> encode(targets, type, value))
        .withMessage(why);
  }

  @Test
  void aClassThatTheNetworkDoesNotHaveIsRefused() {
    Targets targets = Targets.classes(schema(DataTypes.DoubleType), "my.label", network(3));

    for (double label : new double[] {-1, 3, 0.5, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> encode(targets, DataTypes.DoubleType, label))
          .withMessage(
              "%s; expected a whole number from 0 to 2, for the network has 3 outputs", label);
    }
  }

  @Test
  void anotherNumberOfTargetsIsRefusedWhereTheSchemaKnowsIt() {
    StructType two = new StructType().add(new AttributeGroup("my.label", 2).toStructField());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.numbers(two, "my.label", network(3)))
        .withMessage(
            "the last layer 'fc' gives 3 numbers, but label column 'my.label' has 2 targets");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.numbers(schema(DataTypes.DoubleType), "my.label", network(3)))
        .withMessage(
            "the last layer 'fc' gives 3 numbers, but label column 'my.label' has 1 target");
  }

  @Test
  void aColumnOfAnotherTypeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.numbers(schema(DataTypes.StringType), "my.label", network(1)))
        .withMessage(
            "label column 'my.label' has the type string; expected a number, a vector or an array"
                + " of numbers");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Targets.classes(schema(VECTOR), "my.label", network(2)))
        .withMessage("label column 'my.label' has the type vector; expected a number");
  }

  private static Network network(int outputs) {
    return Network.of(Shape.image(1, 2, 2), flatten().named("f"), linear(outputs).named("fc"));
  }

  private static StructType schema(DataType type) {
    return new StructType().add("my.label", type);
  }

  /** Encodes the label as it comes out of a query. */
  private static ByteBuffer encode(Targets targets, DataType type, Object value) {
    Dataset<Row> data =
        SharedSpark.session().createDataFrame(List.of(RowFactory.create(value)), schema(type));
    InternalRow row =
        data.select(targets.column()).queryExecution().executedPlan().executeCollect()[0];
    ByteBuffer buffer = ByteBuffer.allocate(targets.bytes()).order(ByteOrder.nativeOrder());
    targets.encode(row, 0, buffer);
    assertThat(buffer.hasRemaining()).isFalse();
    return buffer.flip();
  }
}
