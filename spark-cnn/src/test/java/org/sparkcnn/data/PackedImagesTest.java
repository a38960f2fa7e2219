package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
      assertThat(packed.shards().collect()).isEmpty();
    }
  }

  @Test
  void withoutAWeightColumnEveryWeightIs1() {
    Dataset<Row> data = data(rows.subList(0, 1), 1);
    ImageColumn column =
        ImageColumn.of(data.schema(), "image", Shape.image(1, 2, 2), PixelOrder.HWC);

    try (PackedImages packed = PackedImages.pack(data, column, "label", null, 3, 1, 1);
        Shard shard = new Shard(packed.shards().first())) {
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
    ImageColumn column =
        ImageColumn.of(data.schema(), "raw.image", Shape.image(1, 2, 2), PixelOrder.HWC);

    try (PackedImages packed = PackedImages.pack(data, column, "the`label", null, 3, 1, 1)) {
      assertThat(packed.totalRows()).isEqualTo(3);
    }
  }

  @Test
  void shardsAreKeptUntilTheyAreClosed() {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(SESSION.sparkContext());

    PackedImages packed = LabelledImages.pack(data(rows, 2), 2, 1);
    int id = packed.shards().id();
    assertThat(packed.shards().getStorageLevel()).isEqualTo(StorageLevel.MEMORY_AND_DISK());
    assertThat(context.getPersistentRDDs()).containsKey(id);

    packed.close();
    assertThat(packed.shards().getStorageLevel()).isEqualTo(StorageLevel.NONE());
    assertThat(context.getPersistentRDDs()).doesNotContainKey(id);
  }

  @Test
  void aShardHoldsAboutEightMegabytes() {
    // Sixteen bytes a row; a worker reads whole shards, so that they must not be a partition's.
    try (PackedImages packed = LabelledImages.pack(data(rows, 1), 1, 1)) {
      assertThat(packed.rowsPerShard()).isEqualTo((8 << 20) / 16);
    }
  }

  private static Dataset<Row> data(List<Row> rows, int partitions) {
    return LabelledImages.data(SESSION, rows, partitions);
  }

  /** Returns each packed row as its image, label and weight, worker after worker. */
  private static List<Row> contents(PackedImages packed) {
    List<Row> contents = new ArrayList<>();
    for (byte[] bytes : packed.shards().collect()) {
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
}
