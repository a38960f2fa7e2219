package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.SharedSpark;

class InputPathTest {
  @TempDir private Path folder;

  private InputPath find(InputFormat format, String split) throws IOException {
    return InputPath.find(
        SharedSpark.session(), InputPath.Asked.data(folder.toString(), split), format);
  }

  private void create(String name) throws IOException {
    Path path = folder.resolve(name);
    if (name.endsWith("/")) {
      Files.createDirectories(path);
    } else {
      Files.createDirectories(path.getParent());
      Files.createFile(path);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "train-images-idx3-ubyte, mnist",
    "t10k-images.idx3-ubyte.gz, mnist",
    "data_batch_1.bin, cifar10",
    "cifar-10-batches-bin/, cifar10",
    "train.bin, cifar100",
    "cifar-100-binary/, cifar100",
    "part-00000-1.snappy.parquet, parquet",
    "day=2026-01-01/, parquet",
    "_packed-images.json, packed-images",
    "cat/, image-folder",
    "cat.JPG, binary-file",
    "cat.webp, binary-file"
  })
  void aFolderIsRecognisedByWhatIsInIt(String name, String format) throws IOException {
    create("_SUCCESS");
    create(name);

    assertThat(find(null, null).format()).hasToString(format);
    assertThat(find(null, null).path()).isEqualTo(folder.toString());
  }

  @Test
  void aSplitIsAFolderWhereThereIsOne() throws IOException {
    create("train/cat/");
    create("test/cat/");

    assertThat(find(null, "test").path()).isEqualTo(folder + "/test");
    assertThatThrownBy(() -> find(null, "val"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("--split val: there is no folder file:%s/val".formatted(folder));
    assertThat(find(InputFormat.IMAGE_FOLDER, null).path())
        .as("classes may have such names")
        .isEqualTo(folder.toString());
  }

  @Test
  void theSplitsOfMnistAreFiles() throws IOException {
    create("train-images-idx3-ubyte");

    assertThat(find(null, "test")).isEqualTo(new InputPath(folder.toString(), InputFormat.MNIST));
  }

  @Test
  void nothingKnownSaysWhatWasLookedFor() throws IOException {
    assertThatThrownBy(() -> find(null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "nothing known in file:%s; found nothing; looked for".formatted(folder));

    create("notes.txt");

    assertThatThrownBy(() -> find(null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("found notes.txt; looked for a folder of images per class");
  }
}
