package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;

/** Which rows are trained on and which are held back, and that no row is both. */
class ValidationRowsTest {
  private static final SparkSession SESSION = SharedSpark.session();

  private final List<Row> rows = new ArrayList<>(LabelledImages.rows(300));

  private static PackedImages pack(
      Dataset<Row> data, ValidationRows split, int workers, long seed) {
    ExampleColumns all = LabelledImages.columns(data, HandleInvalid.ERROR);
    return PackedImages.pack(
        data,
        new ExampleColumns(
            all.image(), all.targets(), all.weightCol(), all.handleInvalid(), false, split),
        Spread.evenly(workers, seed));
  }

  private Dataset<Row> data(int partitions) {
    return LabelledImages.data(SESSION, rows, partitions);
  }

  private static List<String> training(PackedImages packed) {
    return contents(packed.workers());
  }

  private static List<String> validation(PackedImages packed) {
    return contents(packed.validation().workers());
  }

  /** Returns each packed row as text, in the order of all rows. */
  private static List<String> contents(JavaRDD<WorkerShards> workers) {
    List<String> contents = new ArrayList<>();
    for (byte[][] shards : workers.map(WorkerShards::all).collect()) {
      for (byte[] bytes : shards) {
        try (Shard shard = new Shard(bytes)) {
          for (int i = 0; i < shard.rows(); i++) {
            float[] image = new float[4];
            shard.pixels(i).order(ByteOrder.nativeOrder()).asFloatBuffer().get(image);
            contents.add(text(image, shard.label(i), shard.weight(i)));
          }
        }
      }
    }
    return contents.stream().sorted().toList();
  }

  private static String text(float[] image, double label, float weight) {
    return "%s %s %s %s: %s, %s".formatted(image[0], image[1], image[2], image[3], label, weight);
  }

  private List<String> all() {
    return rows.stream()
        .map(row -> text(row.getAs(0), row.getDouble(1), row.getFloat(2)))
        .sorted()
        .toList();
  }

  private static List<String> together(List<String> one, List<String> other) {
    List<String> all = new ArrayList<>(one);
    all.addAll(other);
    Collections.sort(all);
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void aShareIsTheSameRowsWhateverThePartitionsTheOrderAndTheWorkers(int workers) {
    List<String> expected;
    try (PackedImages packed = pack(data(3), ValidationRows.share(0.2), 3, 1)) {
      expected = validation(packed);
    }
    Collections.shuffle(rows, new Random(workers));
    try (PackedImages packed = pack(data(workers), ValidationRows.share(0.2), workers, 1)) {
      assertThat(validation(packed)).isEqualTo(expected);
      assertThat(together(training(packed), validation(packed))).isEqualTo(all());
      assertThat(packed.validation().total()).isEqualTo(expected.size()).isBetween(40L, 80L);
      assertThat(packed.totalRows()).isEqualTo(300 - expected.size());
      assertThat(packed.validation().rows()).hasSize(workers);
    }
  }

  @Test
  void equalRowsAreNeverOnBothSides() {
    try (PackedImages packed = pack(data(3), ValidationRows.share(0.5), 2, 1)) {
      assertThat(new HashSet<>(all())).as("there are equal rows").hasSizeLessThan(290);
      assertThat(training(packed)).doesNotContainAnyElementsOf(validation(packed));
    }
  }

  @Test
  void anotherSeedHoldsOtherRowsBack() {
    try (PackedImages one = pack(data(2), ValidationRows.share(0.2), 2, 1);
        PackedImages other = pack(data(2), ValidationRows.share(0.2), 2, 2)) {
      assertThat(validation(one)).isNotEqualTo(validation(other));
    }
  }

  @Test
  void aLargerShareKeepsWhatASmallerOneHas() {
    try (PackedImages small = pack(data(2), ValidationRows.share(0.1), 2, 1);
        PackedImages large = pack(data(2), ValidationRows.share(0.6), 2, 1)) {
      assertThat(validation(large)).containsAll(validation(small));
      assertThat(large.validation().total()).isBetween(150L, 210L);
    }
  }

  @Test
  void workersGetAboutAsManyOfBothEach() {
    try (PackedImages packed = pack(data(2), ValidationRows.share(0.5), 3, 1)) {
      assertThat(packed.rows()).allSatisfy(count -> assertThat(count).isBetween(30L, 70L));
      assertThat(packed.validation().rows())
          .allSatisfy(count -> assertThat(count).isBetween(30L, 70L));
    }
  }

  @Test
  void anIndicatorColumnSaysItRowByRow() {
    Dataset<Row> data = data(3).withColumn("held.back", functions.expr("label = 1"));
    try (PackedImages packed = pack(data, ValidationRows.indicatedBy("held.back"), 2, 1)) {
      assertThat(validation(packed))
          .isEqualTo(all().stream().filter(row -> row.contains(": 1.0,")).toList());
      assertThat(training(packed))
          .isEqualTo(all().stream().filter(row -> !row.contains(": 1.0,")).toList());
    }
  }

  @Test
  void anIndicatorThatIsNullIsAnError() {
    Dataset<Row> data = data(1).withColumn("held", functions.expr("if(label = 1, null, false)"));
    assertThatThrownBy(() -> pack(data, ValidationRows.indicatedBy("held"), 2, 1).close())
        .rootCause()
        .hasMessageMatching(
            "validation indicator column 'held', row \\d+ of partition 0, both counted from 0:"
                + " null; expected true or false");
  }

  @Test
  void whatIsTrainedOnIsPackedAsIfTheOtherRowsWereNotThere() {
    Dataset<Row> data = data(3).withColumn("held", functions.expr("label = 1"));
    try (PackedImages split = pack(data, ValidationRows.indicatedBy("held"), 2, 1);
        PackedImages filtered = LabelledImages.pack(data(3).where("label != 1"), 2, 1)) {
      assertThat(LabelledImages.fingerprints(split))
          .isEqualTo(LabelledImages.fingerprints(filtered));
    }
  }

  @Test
  void noRowIsReadAgainForTheSakeOfTheSplit() {
    LongAccumulator reads = SESSION.sparkContext().longAccumulator();
    JavaRDD<Row> counted =
        data(2)
            .javaRDD()
            .map(
                row -> {
                  reads.add(1);
                  return row;
                });
    Dataset<Row> data = SESSION.createDataFrame(counted, LabelledImages.SCHEMA);
    pack(data, ValidationRows.share(0.5), 2, 1).close();
    assertThat(reads.value()).as("once to count, once to pack").isEqualTo(600);
  }

  @Test
  void withoutASplitThereAreNoValidationRows() {
    try (PackedImages packed = pack(data(2), ValidationRows.none(), 2, 1)) {
      assertThat(packed.validation().total()).isZero();
      assertThat(packed.totalRows()).isEqualTo(300);
    }
  }
}
