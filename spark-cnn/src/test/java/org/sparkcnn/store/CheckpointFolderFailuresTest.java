package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.Checkpointings.checkpoint;
import static org.sparkcnn.store.Checkpointings.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.FailingFileSystem.Call;
import org.sparkcnn.FailingFileSystem.Disk;

/** Whatever is cut off or damaged, what was whole before is found. */
class CheckpointFolderFailuresTest {
  @TempDir private Path temp;
  private final TrainingRun run = run();
  private Disk disk;
  private CheckpointFolder folder;
  private Path newest;

  @BeforeEach
  void writeTwo() throws IOException {
    disk = new Disk(temp);
    folder = CheckpointFolder.open(disk.path("run"), new Configuration(false));
    folder.write(checkpoint(run, 10), 3);
    folder.write(checkpoint(run, 20), 3);
    newest = temp.resolve("run/checkpoint-000020");
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(temp.resolve("run"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private long latest() throws IOException {
    return folder.latest(run).orElseThrow().progress().rounds();
  }

  private void writeFails() {
    assertThatIOException()
        .isThrownBy(() -> folder.write(checkpoint(run, 30), 3))
        .withMessageStartingWith("cannot write " + disk.path("run/checkpoint-000030") + ": ");
  }

  @ParameterizedTest
  @CsvSource({
    "CREATE, run.json",
    "CREATE, progress.json",
    "CREATE, vectors.safetensors",
    "CREATE, checkpoint.json",
    "WRITE, run.json",
    "WRITE, progress.json",
    "WRITE, vectors.safetensors",
    "WRITE, checkpoint.json",
    "RENAME, checkpoint-000030"
  })
  void aWriteThatFailsAnywhereLeavesNothingAndTheNextOneSucceeds(Call call, String file)
      throws IOException {
    disk.fail(Map.of(call, file::equals));
    writeFails();
    assertThat(names()).containsExactly("checkpoint-000010", "checkpoint-000020");
    assertThat(latest()).isEqualTo(20);

    disk.recover();
    folder.write(checkpoint(run, 30), 1);
    assertThat(latest()).isEqualTo(30);
    assertThat(names()).containsExactly("checkpoint-000030");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"run.json", "progress.json", "vectors.safetensors", "checkpoint.json", "none"})
  void aDriverThatDiesAnywhereLeavesWhatIsNotTakenAndIsSweptAway(String file) throws IOException {
    // A dead driver deletes nothing.
    disk.fail(
        Map.of(
            Call.WRITE,
            file::equals,
            Call.RENAME,
            any -> true,
            Call.DELETE,
            name -> name.endsWith(".tmp")));
    writeFails();
    assertThat(names()).hasSize(3).anySatisfy(name -> assertThat(name).endsWith(".tmp"));
    disk.recover();
    assertThat(latest()).isEqualTo(20);
    folder.deleteLeftovers();
    assertThat(names()).containsExactly("checkpoint-000010", "checkpoint-000020");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "progress.json", "vectors.safetensors", "checkpoint.json"})
  void aRenameThatLosesAFileIsNoticedBeforeOldOnesAreDeleted(String file) throws IOException {
    disk.fail(Map.of(Call.LOSE, file::equals));
    assertThatIOException()
        .isThrownBy(() -> folder.write(checkpoint(run, 30), 1))
        .withMessageContaining(file);
    assertThat(latest()).isEqualTo(20);
    assertThat(names()).contains("checkpoint-000010", "checkpoint-000020");

    disk.recover();
    folder.write(checkpoint(run, 30), 1);
    assertThat(names()).containsExactly("checkpoint-000030");
  }

  @Test
  void oldOnesThatCannotBeDeletedAreNoFailure() throws IOException {
    disk.fail(Map.of(Call.DELETE, List.of("checkpoint-000010")::contains));
    folder.write(checkpoint(run, 30), 1);
    assertThat(names()).containsExactly("checkpoint-000010", "checkpoint-000030");
    assertThat(latest()).isEqualTo(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "progress.json", "vectors.safetensors", "checkpoint.json"})
  void aCheckpointThatLacksAFileIsLeftOutForTheOneBefore(String file) throws IOException {
    Files.delete(newest.resolve(file));
    assertThat(latest()).isEqualTo(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run.json", "progress.json", "vectors.safetensors", "checkpoint.json"})
  void aCheckpointWithAFileCutShortIsLeftOutForTheOneBefore(String file) throws IOException {
    byte[] whole = Files.readAllBytes(newest.resolve(file));
    Files.write(newest.resolve(file), Arrays.copyOf(whole, whole.length / 2));
    assertThat(latest()).isEqualTo(10);
  }

  /** What has the right length but is not right. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          run.json            | "id"           | "ix"
          run.json            | "version": 1   | "version": 9
          run.json            | "3"            | 333
          progress.json       | "epoch": 2     | "epoch": x
          progress.json       | "finished": f  | "finishes": f
          progress.json       | "NaN"          | "Nan"
          checkpoint.json     | checkpoint"    | checkpoinx"
          checkpoint.json     | "progress.json"| "../../p.json"
          vectors.safetensors | F32            | F64
          vectors.safetensors | "shape":[4]    | "shape":[9]
          vectors.safetensors | data_offsets   | date_offsets
          """)
  void aCheckpointThatSaysSomethingElseIsLeftOutForTheOneBefore(String file, String was, String is)
      throws IOException {
    Path path = newest.resolve(file);
    String text = Files.readString(path, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(was);
    Files.writeString(path, text.replace(was, is), StandardCharsets.ISO_8859_1);
    assertThat(latest()).isEqualTo(10);
  }

  @Test
  void aFileInPlaceOfACheckpointIsLeftOut() throws IOException {
    Files.createFile(temp.resolve("run/checkpoint-000030"));
    assertThat(latest()).isEqualTo(20);
  }

  @Test
  void withoutAnyWholeOneThereIsNone() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      files
          .filter(file -> file.endsWith("checkpoint.json"))
          .sorted(Comparator.reverseOrder())
          .forEach(CheckpointFolderFailuresTest::delete);
    }
    assertThat(folder.latest(run)).isEmpty();
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() {
    disk.failAll();
    assertThatIOException()
        .isThrownBy(() -> CheckpointFolder.open(disk.path("other"), new Configuration(false)))
        .withMessageStartingWith(
            "cannot write checkpoints to " + disk.path("other") + ": no more disk at ");
  }
}
