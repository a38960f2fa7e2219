package org.sparkcnn.it.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.it.Execution;

/** The library's jobs, one after the other, on a folder of JPEG files on HDFS. */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class ClusterJobsIT {
  private static final List<String> CLASSES = List.of("cat", "dog");

  private TrainingCluster cluster;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
  }

  @Test
  void aModelIsTrainedScoresAndIsMeasured(@TempDir Path folder) throws IOException {
    write(folder.resolve("train"), 32);
    write(folder.resolve("test"), 4);
    Path settings = folder.resolve("job.properties");
    Files.writeString(settings, "network = simple_cnn\nepochs = 4\nbatch-size = 8\n");
    cluster.hdfs().put(folder.resolve("train"), "jpegs/train");
    cluster.hdfs().put(folder.resolve("test"), "jpegs/test");
    String photos = cluster.hdfs().address("jpegs");
    String model = cluster.hdfs().address("jpegs-model");

    Execution train =
        cluster.run(
            "Train",
            "--config=" + settings,
            "--data=" + photos,
            "--split=train",
            "--model=" + model,
            "--epochs=3");
    assertThat(train.code()).as(train.err()).isZero();
    assertThat(train.out()).contains("(image-folder)", "epoch 3/3", "2 classes: cat, dog");
    assertThat(train.lastLine()).startsWith("images_per_second=").endsWith("model=" + model);

    String scores = cluster.hdfs().address("jpegs-scores");
    Execution score =
        cluster.run(
            "Score",
            "--model=" + model,
            "--data=" + photos,
            "--split=test",
            "--output=" + scores,
            "--top-k=2");
    assertThat(score.code()).as(score.err()).isZero();
    assertThat(score.lastLine()).startsWith("images=8 ").endsWith("output=" + scores);
    assertThat(cluster.hdfs().read("jpegs-scores/_SUCCESS")).isEmpty();

    Execution evaluate =
        cluster.run(
            "Evaluate",
            "--model=" + model,
            "--data=" + photos,
            "--split=test",
            "--output=" + cluster.hdfs().address("jpegs.json"));
    assertThat(evaluate.code()).as(evaluate.err()).isZero();
    assertThat(evaluate.out()).contains("macro average");
    assertThat(evaluate.lastLine()).matches("accuracy=[01]\\.\\d{4} images=8 .*");
    assertThat(new String(cluster.hdfs().read("jpegs.json"), UTF_8))
        .contains("\"name\" : \"cat\"", "\"confusion\"");
  }

  @Test
  void aPathThatIsNotThereIsOneLine() throws IOException {
    Execution refused =
        cluster.run(
            "Train",
            "--data=" + cluster.hdfs().address("nowhere"),
            "--network=lenet",
            "--model=" + cluster.hdfs().address("no-model"));

    assertThat(refused.code()).as(refused.err()).isEqualTo(2);
    // Spark may be heard too: executors were fetching the jar when it ended.
    assertThat(refused.err().lines().filter(line -> line.startsWith("Train: ")))
        .containsExactly(
            "Train: --data: there is no %s, and no table of that name"
                .formatted(cluster.hdfs().address("nowhere")));
    assertThat(refused.err()).doesNotContain("\tat org.sparkcnn");
  }

  /** Cats are dark and dogs are bright. */
  private static void write(Path split, int perClass) throws IOException {
    for (String name : CLASSES) {
      Path folder = Files.createDirectories(split.resolve(name));
      for (int i = 0; i < perClass; i++) {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB);
        int level = (name.equals("cat") ? 30 : 200) + i;
        for (int place = 0; place < 32 * 32; place++) {
          image.setRGB(place % 32, place / 32, level << 16 | (level - i) << 8 | place % 32);
        }
        ImageIO.write(image, "jpg", folder.resolve(i + ".jpg").toFile());
      }
    }
  }
}
