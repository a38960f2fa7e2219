package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.data.ImageFolder;
import org.sparkcnn.data.InternalRows;
import org.sparkcnn.ml.CnnClassificationModel;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;

class EndToEndTest {
  private static final Shape IMAGE = Shape.image(3, 8, 8);

  @TempDir private static Path images;
  private static SparkSession spark;
  private static CnnClassificationModel model;

  @TempDir private Path folder;

  @BeforeAll
  static void train() throws IOException {
    for (String name : List.of("cat", "dog")) {
      Path folder = Files.createDirectory(images.resolve(name));
      for (int i = 0; i < 3; i++) {
        BufferedImage picture = new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR);
        assertThat(ImageIO.write(picture, "jpg", folder.resolve(i + ".jpg").toFile())).isTrue();
      }
    }
    spark = LocalSpark.start(1);
    model =
        new CnnClassifier()
            .setNetwork(Network.of(IMAGE, Layers.flatten(), Layers.linear(2)))
            .setEpochs(1)
            .setNumWorkers(1)
            .fit(ImageFolder.read(spark, images.toString()));
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void eachFileBecomesAsManyPredictionsAsAskedFor() {
    Path output = folder.resolve("predictions");
    EndToEnd way = new EndToEnd(spark, model, images, output);

    way.run(Stage.WRITING, 2);

    Dataset<Row> predictions = spark.read().parquet(output.toString());
    assertThat(way.images()).isEqualTo(6);
    assertThat(predictions.count()).isEqualTo(12);
    assertThat(predictions.columns())
        .containsExactly("path", "label", "prediction", "probability", "rawPrediction");
    assertThat(predictions.select("path").distinct().count()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(names = "WRITING", mode = EnumSource.Mode.EXCLUDE)
  void stagesBeforeTheLastWriteNothing(Stage stage) {
    Path output = folder.resolve("predictions");

    new EndToEnd(spark, model, images, output).run(stage, 1);

    assertThat(output).doesNotExist();
  }

  @Test
  void filesThatAreNotDecodedDoNotCount() throws IOException {
    Path photographs = Files.createDirectory(folder.resolve("photographs"));
    Files.copy(images.resolve("cat/0.jpg"), photographs.resolve("good.jpg"));
    Files.writeString(photographs.resolve("bad.jpg"), "no photograph");
    Dataset<Row> files = SparkDecoding.inMemory(spark, photographs, 3);

    assertThat(files.count()).isEqualTo(6);
    assertThat(SparkDecoding.decode(InternalRows.of(files), 0, SparkDecoding.imageIo(IMAGE), IMAGE))
        .isEqualTo(3);
  }

  @Test
  void aStageTakesWhatTheOneBeforeItDoesNot() {
    Map<Stage, Double> untilEnd =
        Map.of(
            Stage.LISTING, 0.5,
            Stage.READING, 1.0,
            Stage.DECODING, 1.5,
            Stage.SCORING, 4.0,
            Stage.WRITING, 4.25);

    assertThat(EndToEndCommand.alone(untilEnd))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "listing", 0.5, "reading", 0.5, "decoding", 0.5, "scoring", 2.5, "writing", 0.25));
  }
}
