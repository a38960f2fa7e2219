package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.SharedSpark;

/** A row that cannot be trained on stops the packing, and the message says which column and why. */
class PackedImagesErrorsTest {
  private static final SparkSession SESSION = SharedSpark.session();

  private final List<Row> rows = LabelledImages.rows(20);

  @ParameterizedTest
  @CsvSource({
    "double('NaN'), NaN",
    "-1, -1.0",
    "1.5, 1.5",
    "3, 3.0",
    "double('Infinity'), Infinity"
  })
  void aLabelThatIsNoClassIsRefused(String label, String shown) {
    assertRefused(
        "label",
        label,
        "label column 'label', row 19 of partition 0, both counted from 0: "
            + shown
            + "; expected a whole number from 0 to 2, for the network has 3 outputs");
  }

  @Test
  void aLabelThatIsNullIsRefused() {
    assertRefused(
        "label", "null", "label column 'label', row 19 of partition 0, both counted from 0: null");
  }

  @ParameterizedTest
  @CsvSource({"-0.5, -0.5", "double('NaN'), NaN", "1e300, 1.0E300"})
  void aWeightThatNoMeanCanTakeIsRefused(String weight, String shown) {
    assertRefused(
        "weight",
        weight,
        "weight column 'weight', row 19 of partition 0, both counted from 0: "
            + shown
            + "; expected a finite number of at least 0");
  }

  @Test
  void aWeightThatIsNullIsRefused() {
    assertRefused(
        "weight",
        "null",
        "weight column 'weight', row 19 of partition 0, both counted from 0: null");
  }

  @Test
  void anImageThatIsNullIsRefused() {
    assertThatThrownBy(packing("image", "null"))
        .isInstanceOf(BadImageException.class)
        .hasMessage(
            "image column 'image', row 19 of partition 0, both counted from 0: the image is null");
  }

  @Test
  void whatWasPackedBeforeTheBadRowIsNotKept() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SESSION.sparkContext());
    Set<Integer> before = Set.copyOf(context.getPersistentRDDs().keySet());

    assertThatThrownBy(packing("image", "null"))
        .isInstanceOf(BadImageException.class)
        .hasMessage(
            "image column 'image', row 19 of partition 0, both counted from 0: the image is null");

    // Spark forgets what nobody refers to when it likes: nothing may be new, something may be gone.
    assertThat(before).containsAll(context.getPersistentRDDs().keySet());
  }

  private void assertRefused(String column, String value, String message) {
    assertThatThrownBy(packing(column, value))
        .cause()
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  /** Packs rows, the last of which has another value. */
  private ThrowingCallable packing(String column, String value) {
    Dataset<Row> data =
        SESSION
            .createDataFrame(rows, LabelledImages.SCHEMA)
            .withColumn("number", functions.monotonically_increasing_id())
            .coalesce(1)
            .withColumn(column, functions.expr("if(number = 19, %s, %s)".formatted(value, column)));
    return () -> LabelledImages.pack(data, 2, 1).close();
  }
}
