package org.sparkcnn.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.ForkedJvm;

/** Processes of one host neither share their folders nor leave them behind. */
class UnpackFolderTest {
  @TempDir private Path parent;

  @Test
  void twoProcessesHaveTwoFoldersAndTakeThemAlong() throws Exception {
    try (ForkedJvm one = holder();
        ForkedJvm other = holder()) {
      Path first = Path.of(one.readLine());
      Path second = Path.of(other.readLine());

      assertThat(first).isNotEqualTo(second).hasParent(parent).isDirectory();
      assertThat(second).hasParent(parent).isDirectory();

      assertThat(one.end()).as("exit status").isZero();
      assertThat(first).as("folder of the process that ended").doesNotExist();
      assertThat(second).as("folder of the process that lives").exists();
    }
  }

  @Test
  void theFolderOfAKilledProcessIsRemovedByTheNext() throws Exception {
    Path folder;
    try (ForkedJvm killed = holder()) {
      folder = Path.of(killed.readLine());
    }
    assertThat(folder.resolve("in-use")).as("lock file of a killed process").exists();

    UnpackFolder.removeAbandoned(parent);

    assertThat(folder).doesNotExist();
  }

  @Test
  void theFolderOfALiveProcessIsKept() throws Exception {
    try (ForkedJvm alive = holder()) {
      Path folder = Path.of(alive.readLine());

      UnpackFolder.removeAbandoned(parent);

      assertThat(folder.resolve("library.so")).exists();
    }
  }

  @Test
  void aFolderWithoutALockFileIsOneThatIsBeingMade() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("spark-cnn-natives-1"));

    UnpackFolder.removeAbandoned(parent);

    assertThat(folder).exists();
  }

  @Test
  void anOldFolderWithoutALockFileIsRemoved() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("spark-cnn-natives-1"));
    Files.createFile(folder.resolve("library.so"));
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(1))));

    UnpackFolder.removeAbandoned(parent);

    assertThat(folder).doesNotExist();
  }

  @Test
  void foldersOfOtherProgramsAreNotTouched() throws IOException {
    Path folder = Files.createDirectory(parent.resolve("others"));
    Files.createFile(folder.resolve("in-use"));

    UnpackFolder.removeAbandoned(parent);

    assertThat(folder.resolve("in-use")).exists();
  }

  @Test
  void aParentThatCannotHoldAFolderIsNamedWithTheSpaceThatIsNeeded() throws IOException {
    Path file = Files.createFile(parent.resolve("file"));

    assertThatThrownBy(() -> UnpackFolder.create(file))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot make a folder for native libraries (about 450 MB) in %s;"
                + " java.io.tmpdir says where, spark.local.dir of the worker on a standalone cluster",
            file);
  }

  @Test
  void anExecutorOfAStandaloneClusterUnpacksIntoTheFirstFolderThatItsWorkerGaveIt() {
    String folders = String.join(File.pathSeparator, parent.toString(), "/disk2/executor");

    assertThat(UnpackFolder.parent(Map.of("SPARK_EXECUTOR_DIRS", folders)::get)).isEqualTo(parent);
  }

  @Test
  void otherProcessesUnpackIntoTheTemporaryFolder() {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

    assertThat(UnpackFolder.parent(Map.<String, String>of()::get)).isEqualTo(temporary);
    assertThat(UnpackFolder.parent(Map.of("SPARK_EXECUTOR_DIRS", "")::get)).isEqualTo(temporary);
  }

  private ForkedJvm holder() {
    return ForkedJvm.start(List.of("-Xmx64m"), UnpackFolderHolder.class, parent.toString());
  }
}
