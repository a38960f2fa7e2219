package org.sparkcnn.ml;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.rand;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

/** The same seed, data and number of workers give the same model bit for bit. */
class ReproducibleFitTest {
  private static final int ROWS = 120;
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(ROWS);
  private static final String DIGEST = digest(IMAGES);

  @TempDir private Path directory;

  private static String digest(Dataset<Row> data) {
    return Cnns.digest(Cnns.quick().fit(data));
  }

  @Test
  void aSecondAndAThirdFitLearnWhatTheFirstDid() {
    assertThat(digest(IMAGES)).isEqualTo(DIGEST);
    assertThat(digest(IMAGES)).isEqualTo(DIGEST);
  }

  @Test
  void anotherSeedOrNumberOfWorkersGivesAnotherModel() {
    assertThat(Cnns.digest(Cnns.quick().setSeed(1).fit(IMAGES))).isNotEqualTo(DIGEST);
    assertThat(Cnns.digest(Cnns.quick().setNumWorkers(3).fit(IMAGES))).isNotEqualTo(DIGEST);
  }

  @Test
  void theOrderOfTheRowsDoesNotCount() {
    assertThat(digest(IMAGES.orderBy(col("id").desc()))).isEqualTo(DIGEST);
    assertThat(digest(IMAGES.orderBy(rand(3)))).isEqualTo(DIGEST);
  }

  @Test
  void theNumberOfPartitionsDoesNotCount() {
    assertThat(digest(IMAGES.coalesce(1))).isEqualTo(DIGEST);
    assertThat(digest(IMAGES.repartition(7))).isEqualTo(DIGEST);
  }

  @Test
  void otherColumnsDoNotCount() {
    assertThat(digest(IMAGES.withColumn("id", rand()))).isEqualTo(DIGEST);
  }

  @Test
  void theFilesDoNotCount() throws IOException {
    String parquet = directory.resolve("parquet").toString();
    IMAGES.repartition(5, rand(1)).write().parquet(parquet);
    Path idx = Files.createDirectory(directory.resolve("idx"));
    writeIdx(idx);

    assertThat(digest(SharedSpark.session().read().parquet(parquet))).isEqualTo(DIGEST);
    assertThat(
            digest(
                SharedSpark.session()
                    .read()
                    .format("mnist")
                    .option("rowsPerPartition", 50)
                    .load(idx.toString())))
        .isEqualTo(DIGEST);
  }

  /** The same images in the format of MNIST's files. */
  private static void writeIdx(Path folder) throws IOException {
    ByteBuffer images = ByteBuffer.allocate(16 + ROWS * 64);
    images.putInt(0x803).putInt(ROWS).putInt(8).putInt(8);
    ByteBuffer labels = ByteBuffer.allocate(8 + ROWS);
    labels.putInt(0x801).putInt(ROWS);
    for (int row = 0; row < ROWS; row++) {
      images.put(Cnns.IMAGES.pixels(row));
      labels.put((byte) Cnns.IMAGES.label(row));
    }
    Files.write(folder.resolve("train-images-idx3-ubyte"), images.array());
    Files.write(folder.resolve("train-labels-idx1-ubyte"), labels.array());
  }
}
