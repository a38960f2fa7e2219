package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CnnClassificationModelSaveTest {
  @TempDir private Path directory;
  private Path folder;
  private CnnClassificationModel model;

  @BeforeEach
  void chooseAModel() {
    folder = directory.resolve("model");
    model =
        Cnns.trained()
            .copy(ParamMap.empty())
            .setClassNames("cat", "dog", "emu")
            .setThresholds(1, 2, 3)
            .setMean(0.25);
  }

  private String path() {
    return folder.toUri().toString();
  }

  @Test
  void aModelIsTheSameAfterARoundTrip() throws IOException {
    model.save(path());
    CnnClassificationModel loaded = CnnClassificationModel.load(path());
    assertThat(loaded.uid()).isEqualTo(model.uid());
    assertThat(Cnns.params(loaded)).isEqualTo(Cnns.params(model));
    assertThat(loaded.getClassNames()).containsExactly("cat", "dog", "emu");
    assertThat(loaded.getThresholds()).containsExactly(1, 2, 3);
    assertThat(loaded.network()).isEqualTo(model.network());
    assertThat(Cnns.digest(loaded)).isEqualTo(Cnns.digest(model));
    assertThat(loaded.history()).isEqualTo(model.history()).hasSize(4);
    assertThat(loaded.hasParent()).isFalse();
  }

  @Test
  void aLoadedModelScoresAlike() throws IOException {
    model.save(path());
    assertThat(scores(CnnClassificationModel.load(path()))).isEqualTo(scores(model));
  }

  private static List<Row> scores(CnnClassificationModel model) {
    return model.transform(Cnns.IMAGES.structs(10)).drop("image").collectAsList();
  }

  @Test
  void theFolderHoldsSparksMetadataAndTheModelsFiles() throws IOException {
    model.save(path());
    try (var files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(n -> !n.startsWith(".")))
          .containsExactlyInAnyOrder(
              "metadata", "network.json", "weights.safetensors", "history.json", "model.json");
    }
  }

  @Test
  void aTorchScriptFileTellsItsInputAndItsClasses() throws IOException {
    Path file = directory.resolve("model.pt");
    model.setStd(0.5).toTorchScript(file.toUri().toString(), true);
    assertThat(entry(file, "extra/model.json"))
        .isEqualTo(
            """
            {
              "input": [1, 8, 8],
              "pixels": "uint8",
              "normalization": {"mean": [0.25], "std": [0.5]},
              "classes": ["cat", "dog", "emu"]
            }
            """);
    assertThat(directory).isDirectoryNotContaining("glob:**unfinished*");
  }

  /** An entry of the archive, whatever folder the archive has everything in. */
  private static String entry(Path archive, String name) throws IOException {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      ZipEntry found =
          zip.stream().filter(entry -> entry.getName().endsWith(name)).findFirst().orElseThrow();
      return new String(zip.getInputStream(found).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aTorchScriptFileThatExistsIsNotReplaced() throws IOException {
    Path file = Files.writeString(directory.resolve("model.pt"), "mine");
    assertThatIOException()
        .isThrownBy(() -> model.toTorchScript(file.toUri().toString(), true))
        .withMessageContaining("exists; choose another file or remove it");
    assertThat(file).hasContent("mine");
  }

  @Test
  void aFolderThatExistsIsReplacedOnlyIfThatIsAskedFor() throws IOException {
    Cnns.trained().save(path());
    assertThatIOException()
        .isThrownBy(() -> model.save(path()))
        .withMessageContaining("already exists");
    model.write().overwrite().save(path());
    assertThat(CnnClassificationModel.load(path()).getThresholds()).containsExactly(1, 2, 3);
  }

  @Test
  void aFolderWithoutItsMarkerIsIncomplete() throws IOException {
    model.save(path());
    Files.delete(folder.resolve("model.json"));
    refused(
        "incomplete model folder %s: model.json, which is written last, is missing; found of the"
            + " others are [network.json, weights.safetensors, history.json]; was the save"
            + " interrupted?");
  }

  @Test
  void aFolderOfANewerVersionIsNamedAsThat() throws IOException {
    model.save(path());
    Path marker = folder.resolve("model.json");
    Files.writeString(marker, Files.readString(marker).replace("\"version\": 1", "\"version\": 2"));
    Files.delete(folder.resolve(".model.json.crc"));
    refused(
        "%s/model.json: version 2 was found, but this spark-cnn reads up to version 1: upgrade"
            + " spark-cnn");
  }

  @Test
  void aMissingFolderIsNamed() {
    refused("no model folder at %s");
  }

  /** Expects a message in which %s stands for the folder. */
  private void refused(String message) {
    String expected = message.formatted(path().replaceFirst("///", "/").replaceFirst("/$", ""));
    assertThatThrownBy(() -> CnnClassificationModel.load(path()))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(expected);
  }
}
