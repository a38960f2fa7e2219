package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainCifar10Test {
  @TempDir private Path folder;
  private Path data;
  private Path model;

  @BeforeEach
  void makeFolder() throws IOException {
    data = Files.createDirectory(folder.resolve("data"));
    model = folder.resolve("model");
  }

  @Test
  void trainsOnAFolderOfImageFilesSavesLoadsAndScores() throws IOException {
    TinyCifar.writeFiles(data);

    Captured run = train("--network", "lenet", "--epochs", "4", "--learning-rate", "0.01");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(4 + 2 * 3 + 7 + 1);
    assertThat(run.lines().get(3)).startsWith("epoch 4/4  loss 0.");
    assertThat(run.lines().subList(5, 8))
        .zipSatisfy(TinyCifar.COLORS, (line, name) -> assertThat(line.strip()).startsWith(name));
    assertThat(ResultLine.accuracy(run, model)).isGreaterThan(0.9);
    assertThat(model.resolve("metadata")).isDirectory();
  }

  @Test
  void trainsOnTheBinaryVersionSavesLoadsAndScores() throws IOException {
    TinyCifar.writeBatches(data);

    Captured run = train("--network", "lenet", "--epochs", "8", "--learning-rate", "0.01");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines()).hasSize(8 + 2 * 10 + 7 + 1);
    assertThat(run.lines().get(9).strip()).startsWith("airplane ");
    assertThat(ResultLine.accuracy(run, model)).isGreaterThan(0.9);
  }

  @Test
  void findsTheBinaryVersionInTheFolderThatItUnpacksTo() throws IOException {
    TinyCifar.writeBatches(Files.createDirectory(data.resolve("cifar-10-batches-bin")));

    Captured run = train("--network", "lenet", "--epochs", "1", "--train-images", "64");

    assertThat(run.code()).as(run.err()).isZero();
  }

  @Test
  void aResNetIsTrainedWhereNoNetworkIsNamed() throws IOException {
    TinyCifar.writeFiles(data);

    Captured run = train("--epochs", "2", "--batch-size", "16", "--train-images", "32");

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.lines().get(0)).startsWith("epoch 1/2  loss ");
    assertThat(Files.readString(model.resolve("network.json"))).contains("layer3");
  }

  @Test
  void aFolderOfSomethingElseIsRefusedWithWhatWasLookedFor() throws IOException {
    Files.createDirectory(data.resolve("cifar-10-batches-py"));

    Captured run = train();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(
            "%s has no images of CIFAR-10; looked for the folders train and test".formatted(data))
        .contains("data_batch_1.bin to data_batch_5.bin", "cifar-10-batches-bin")
        .doesNotContain("\tat ");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFolderThatDoesNotExistIsRefused() throws IOException {
    Files.delete(data);

    Captured run = train();

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the folder %s does not exist".formatted(data));
  }

  @Test
  void missingTestImagesAreNoticedBeforeTheTraining() throws IOException {
    TinyCifar.writeFiles(data);
    Files.move(data.resolve("test"), folder.resolve("elsewhere"));

    Captured run = train("--epochs", "1000000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("the folder file:%s/test does not exist".formatted(data));
  }

  @Test
  void aMissingBinaryFileIsNoticedBeforeTheTraining() throws IOException {
    TinyCifar.writeBatches(data);
    Files.delete(data.resolve("test_batch.bin"));

    Captured run = train("--epochs", "1000000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("has no test_batch.bin of the split 'test'");
  }

  @Test
  void otherClassesInTestThanInTrainAreNoticedBeforeTheTraining() throws IOException {
    TinyCifar.writeFiles(data);
    Files.move(data.resolve("test/green"), data.resolve("test/yellow"));

    Captured run = train("--epochs", "1000000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("classes [blue, green, red] in train and [blue, red, yellow] in test");
  }

  @Test
  void aTestFolderWithoutImagesIsNoticedBeforeTheTraining() throws IOException {
    TinyCifar.writeFiles(data);
    Files.move(data.resolve("test"), folder.resolve("elsewhere"));
    for (String color : TinyCifar.COLORS) {
      Files.createDirectories(data.resolve("test").resolve(color));
    }

    Captured run = train("--epochs", "1000000");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("%s has no images in test".formatted(data));
  }

  @Test
  void anImageOfAnotherSizeIsNamed() throws IOException {
    TinyCifar.writeFiles(data);
    Path odd = data.resolve("train/red/odd.png");
    ImageIO.write(new BufferedImage(20, 16, BufferedImage.TYPE_INT_RGB), "png", odd.toFile());

    Captured run = train("--network", "lenet");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("odd.png", "16", "20").doesNotContain("\tat org.sparkcnn");
  }

  @Test
  void anUnknownNetworkIsAMistakeOfTheCommandLine() {
    Captured run = train("--network", "resnet21");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("Invalid value for option '--network'")
        .contains("lenet", "resnet20", "resnet110", "'resnet21'");
  }

  @Test
  void aMissingDataFolderOptionIsAMistakeOfTheCommandLine() {
    Captured run = Captured.of(() -> new TrainCifar10().execute());

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("Missing required option: '--data=DIR'");
  }

  private Captured train(String... options) {
    List<String> all =
        new ArrayList<>(List.of("--data", data.toString(), "--model", model.toString()));
    all.addAll(Arrays.asList(options));
    return Captured.of(() -> new TrainCifar10().execute(all.toArray(String[]::new)));
  }
}
