package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarImagesTest {
  @TempDir private Path folder;

  @Test
  void theFirstImagesAreOfAllClassesAndTheSameWhereverTheFolderIs() throws IOException {
    Path here = Files.createDirectory(folder.resolve("here"));
    Path there = Files.createDirectory(folder.resolve("there"));
    TinyCifar.writeFiles(here);
    TinyCifar.writeFiles(there);

    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      List<String> first = firstOf(spark, here);

      assertThat(first).hasSize(12).hasSameElementsAs(firstOf(spark, there));
      assertThat(first.stream().map(name -> name.substring(0, name.indexOf('/'))))
          .contains(TinyCifar.COLORS.toArray(String[]::new));
    }
  }

  @Test
  void classesAreNamedInTheOrderOfTheirLabels() throws IOException {
    TinyCifar.writeBatches(folder);

    try (SparkSession spark = SparkSession.builder().getOrCreate()) {
      CifarImages form = CifarImages.in(folder.toString(), new Configuration());

      assertThat(form).isEqualTo(CifarImages.BATCHES);
      assertThat(CifarImages.classNames(form.read(spark, folder.toString(), "test")))
          .hasSize(10)
          .startsWith("airplane", "automobile")
          .endsWith("truck");
    }
  }

  private static List<String> firstOf(SparkSession spark, Path data) throws IOException {
    CifarImages form = CifarImages.in(data.toString(), new Configuration());
    Dataset<Row> train = form.read(spark, data.toString(), "train");
    return form.inOrder(train).limit(12).select("path").collectAsList().stream()
        .map(row -> row.getString(0).substring(row.getString(0).indexOf("/train/") + 7))
        .toList();
  }
}
