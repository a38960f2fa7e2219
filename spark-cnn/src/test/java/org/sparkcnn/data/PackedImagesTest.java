package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Shape;

/** Every row reaches one worker, and which and where depends on nothing but the rows. */
class PackedImagesTest {
  private static final SparkSession SESSION = SharedSpark.session();

  private final List<Row> rows = LabelledImages.rows(300);

  @Test
  void everyRowIsPackedOnce() {
    try (PackedImages packed = LabelledImages.pack(data(rows, 5), 4, 1)) {
      assertThat(contents(packed))
          .containsExactlyInAnyOrderElementsOf(
              rows.stream()
                  .map(row -> content(row.getAs(0), row.getDouble(1), row.getFloat(2)))
                  .toList());
      assertThat(packed.totalRows()).isEqualTo(300);
    }
  }

  @Test
  void workersGetAboutAsManyRowsEach() {
    try (PackedImages packed = LabelledImages.pack(data(rows, 5), 4, 1)) {
      assertThat(packed.rows()).hasSize(4).allSatisfy(n -> assertThat(n).isBetween(50L, 100L));
    }
  }

  @Test
  void theSameRowsInOtherPartitionsAndAnotherOrderGiveTheSameBytes() {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));

    try (PackedImages one = LabelledImages.pack(data(rows, 1), 3, 1);
        PackedImages other = LabelledImages.pack(data(shuffled, 7), 3, 1)) {
      assertThat(LabelledImages.fingerprints(one))
          .hasSize(3)
          .isEqualTo(LabelledImages.fingerprints(other));
      assertThat(one.fingerprint()).hasSize(32).isEqualTo(other.fingerprint());
    }
  }

  @Test
  void oneNumberLabelWeightOrRowThatDiffersGivesAnotherFingerprint() {
    Row row = rows.get(7);
    float[] image = row.<float[]>getAs(0).clone();
    image[3] = Math.nextUp(image[3]);
    double label = (row.getDouble(1) + 1) % LabelledImages.CLASSES;

    assertThat(
            Stream.of(
                    rows,
                    with(RowFactory.create(image, row.getDouble(1), row.getFloat(2))),
                    with(RowFactory.create(row.getAs(0), label, row.getFloat(2))),
                    with(RowFactory.create(row.getAs(0), row.getDouble(1), row.getFloat(2) + 1)),
                    rows.subList(0, 299),
                    List.<Row>of())
                .map(PackedImagesTest::fingerprint))
        .doesNotHaveDuplicates();
  }

  private List<Row> with(Row eighth) {
    List<Row> changed = new ArrayList<>(rows);
    changed.set(7, eighth);
    return changed;
  }

  private static String fingerprint(List<Row> rows) {
    try (PackedImages packed = LabelledImages.pack(data(rows, 2), 3, 1)) {
      return packed.fingerprint();
    }
  }

  @Test
  void anotherSeedSpreadsTheRowsOtherwise() {
    try (PackedImages one = LabelledImages.pack(data(rows, 2), 3, 1);
        PackedImages other = LabelledImages.pack(data(rows, 2), 3, 2)) {
      assertThat(LabelledImages.fingerprints(one)).isNotEqualTo(LabelledImages.fingerprints(other));
      assertThat(contents(one)).containsExactlyInAnyOrderElementsOf(contents(other));
    }
  }

  @Test
  void moreWorkersThanRowsAndEmptyPartitionsAreFine() {
    try (PackedImages packed = LabelledImages.pack(data(rows.subList(0, 2), 6), 5, 1)) {
      assertThat(packed.rows()).hasSize(5);
      assertThat(packed.totalRows()).isEqualTo(2);
      assertThat(contents(packed)).hasSize(2);
    }
  }

  @Test
  void noRowsAreNoShards() {
    try (PackedImages packed = LabelledImages.pack(data(List.of(), 1), 2, 1)) {
      assertThat(packed.rows()).containsExactly(0L, 0L);
      assertThat(contents(packed)).isEmpty();
    }
  }

  @Test
  void withoutAWeightColumnEveryWeightIs1() {
    Dataset<Row> data = data(rows.subList(0, 1), 1);
    try (PackedImages packed = packed(data, "image", "label");
        Shard shard = new Shard(shards(packed).get(0))) {
      assertThat(shard.weight(0)).isEqualTo(1);
    }
  }

  @Test
  void columnsMayHaveDotsAndBackticksInTheirNames() {
    Dataset<Row> data =
        SESSION
            .createDataFrame(rows.subList(0, 3), LabelledImages.SCHEMA)
            .toDF("raw.image", "the`label", "weight")
            .withColumn("the`label", functions.expr("cast(`the``label` as int)"));

    try (PackedImages packed = packed(data, "raw.image", "the`label")) {
      assertThat(packed.totalRows()).isEqualTo(3);
    }
  }

  @Test
  void shardsAreKeptInMemoryOrOnDiskUntilTheyAreClosed() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SESSION.sparkContext());
    Set<Integer> before = Set.copyOf(context.getPersistentRDDs().keySet());

    PackedImages packed = LabelledImages.pack(data(rows, 2), 2, 1);

    assertThat(context.getPersistentRDDs())
        .anySatisfy(
            (id, rdd) -> {
              assertThat(before).doesNotContain(id);
              assertThat(rdd.getStorageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
            });
    packed.close();
    assertThat(before).containsAll(context.getPersistentRDDs().keySet());
  }

  @Test
  void aWorkersRowsAreCutIntoShardsOfAboutEightMegabytes() {
    // Each 4 MB, so that two of them are a shard, more or less: rows come to shards by their hash.
    Shape large = Shape.image(1, 1024, 1024);
    Dataset<Row> data =
        SESSION
            .range(13)
            .selectExpr(
                "transform(sequence(1, 1024 * 1024), i -> float(id)) as image", "0 as label");
    ImageColumn image =
        ImageColumn.of(data.schema(), "image", large, ImageColumnTest.options(PixelOrder.HWC));
    ExampleColumns columns =
        new ExampleColumns(image, new ClassTargets("label", 2), null, HandleInvalid.ERROR, false);

    try (PackedImages packed = PackedImages.pack(data, columns, Spread.evenly(2, 1))) {
      assertThat(packed.shardRows()).hasSize(2).allSatisfy(worker -> assertThat(worker).hasSize(4));
      assertThat(packed.totalRows()).isEqualTo(13);
    }
  }

  @Test
  void rowsWhoseImageCannotBeReadAreLeftOutIfTheyMay() {
    Dataset<Row> data =
        data(rows, 3).withColumn("image", functions.expr("if(label = 1, null, image)"));
    long left = rows.stream().filter(row -> row.getDouble(1) != 1).count();

    for (HandleInvalid handle : List.of(HandleInvalid.SKIP, HandleInvalid.KEEP)) {
      try (PackedImages packed =
          PackedImages.pack(data, LabelledImages.columns(data, handle), Spread.evenly(2, 1))) {
        assertThat(packed.totalRows()).isEqualTo(left).isLessThan(300);
      }
    }
  }

  private static PackedImages packed(Dataset<Row> data, String image, String label) {
    ImageColumn column =
        ImageColumn.of(
            data.schema(), image, Shape.image(1, 2, 2), ImageColumnTest.options(PixelOrder.HWC));
    return PackedImages.pack(
        data,
        new ExampleColumns(column, new ClassTargets(label, 3), null, HandleInvalid.ERROR, false),
        Spread.evenly(1, 1));
  }

  private static List<byte[]> shards(PackedImages packed) {
    return PackedShards.of(packed).stream().flatMap(List::stream).toList();
  }

  private static Dataset<Row> data(List<Row> rows, int partitions) {
    return LabelledImages.data(SESSION, rows, partitions);
  }

  /** Returns each packed row as its image, label and weight, worker after worker. */
  private static List<Row> contents(PackedImages packed) {
    List<Row> contents = new ArrayList<>();
    for (byte[] bytes : shards(packed)) {
      try (Shard shard = new Shard(bytes)) {
        for (int i = 0; i < shard.rows(); i++) {
          float[] image = new float[4];
          shard.pixels(i).order(ByteOrder.nativeOrder()).asFloatBuffer().get(image);
          contents.add(content(image, shard.label(i), shard.weight(i)));
        }
      }
    }
    return contents;
  }

  private static Row content(float[] image, double label, float weight) {
    return RowFactory.create(image[0], image[1], image[2], image[3], label, weight);
  }

  @Test
  void inPlaceEveryPartitionIsAWorkersHoweverLopsided() {
    List<List<Row>> partitions =
        Stream.of(rows.subList(0, 7), rows.subList(7, 280), List.<Row>of(), rows.subList(280, 300))
            .map(List::copyOf)
            .toList();
    Dataset<Row> data =
        SESSION.createDataFrame(
            JavaSparkContext.fromSparkContext(SESSION.sparkContext())
                .parallelize(partitions, 4)
                .flatMap(List::iterator),
            LabelledImages.SCHEMA);
    ExampleColumns columns = LabelledImages.columns(data, HandleInvalid.ERROR);
    assertThat(PackedImages.partitions(data, columns)).isEqualTo(4);
    try (PackedImages packed = PackedImages.pack(data, columns, Spread.inPlace(4, 1))) {
      assertThat(packed.rows()).containsExactly(7L, 273L, 0L, 20L);
      assertThat(contents(packed)).hasSize(300);
    }
  }

  @Test
  void inPlaceAWorkersRowsAreTheSameInAnyOrder() {
    List<Row> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(3));
    ExampleColumns columns = LabelledImages.columns(data(rows, 1), HandleInvalid.ERROR);
    try (PackedImages first = PackedImages.pack(data(rows, 1), columns, Spread.inPlace(1, 1));
        PackedImages second = PackedImages.pack(data(shuffled, 1), columns, Spread.inPlace(1, 1))) {
      assertThat(LabelledImages.fingerprints(second)).isEqualTo(LabelledImages.fingerprints(first));
    }
  }

  @Test
  void inPlaceAnotherNumberOfPartitionsIsRefused() {
    ExampleColumns columns = LabelledImages.columns(data(rows, 3), HandleInvalid.ERROR);
    assertThatThrownBy(() -> PackedImages.pack(data(rows, 3), columns, Spread.inPlace(2, 1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("has 3 partitions, and had 2 before");
  }
}
