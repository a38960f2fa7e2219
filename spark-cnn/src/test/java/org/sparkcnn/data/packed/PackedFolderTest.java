package org.sparkcnn.data.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.fs.FileAlreadyExistsException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

class PackedFolderTest {
  private static final PackedFormat FORMAT =
      PackedSet.format(PackedSet.COLOUR, Compression.NONE, 4);

  @TempDir private Path parent;

  private Path path;
  private PackedFolder folder;

  @BeforeEach
  void choose() throws IOException {
    path = parent.resolve("packed");
    folder = new PackedFolder(PackedSet.hadoop(path), PackedSet.CONF);
  }

  @Test
  void aFolderWithFilesIsRefused() throws IOException {
    Files.createDirectory(path);
    folder.prepare(false);
    Files.writeString(path.resolve("photo.jpg"), "");

    assertThatThrownBy(() -> folder.prepare(false))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("file:%s exists already; param 'overwrite' must be true to replace it", path);
  }

  @Test
  void aFileInTheFoldersPlaceIsRefusedEvenIfItMayBeReplaced() throws IOException {
    Files.writeString(path, "");

    assertThatThrownBy(() -> folder.prepare(true))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessage("file:%s is a file; expected a folder, or nothing", path);
  }

  @Test
  void filesWithoutAMarkerAreNoDataSet() throws IOException {
    folder.prepare(false);
    try (PackedPartitionWriter writer = PackedSet.writer(path, FORMAT, 3000, "one", 0)) {
      PackedSet.add(writer, FORMAT, 0, 100);
      assertThat(writer.finish()).hasSizeGreaterThan(2);
    }

    assertThatThrownBy(() -> load())
        .hasMessage(
            "file:%s has no _packed-images.json: it is no packed data set, or one whose writing"
                + " did not come to its end",
            path);
  }

  @Test
  void aTaskThatFailsBetweenItsFilesLeavesNone() throws IOException {
    folder.prepare(false);
    try (PackedPartitionWriter writer = PackedSet.writer(path, FORMAT, 3000, "one", 0)) {
      PackedSet.add(writer, FORMAT, 0, 102);
      assertThat(PackedSet.names(path))
          .hasSizeGreaterThan(2)
          .anyMatch(name -> name.startsWith(".part-") && name.endsWith(".tmp"))
          .anyMatch(name -> name.startsWith("part-") && name.endsWith(".arrow"));
    }

    assertThat(PackedSet.names(path)).isEmpty();
  }

  @Test
  void attemptsOfATaskDoNotCollide() throws IOException {
    folder.prepare(false);
    List<PackedFile> files;
    try (PackedPartitionWriter slow = PackedSet.writer(path, FORMAT, 3000, "one", 1);
        PackedPartitionWriter fast = PackedSet.writer(path, FORMAT, 3000, "one", 2)) {
      PackedSet.add(slow, FORMAT, 0, 50);
      PackedSet.add(fast, FORMAT, 0, 60);
      files = fast.finish();
      PackedSet.add(slow, FORMAT, 50, 60);
      slow.finish();
    }

    folder.commit(PackedMarker.of(FORMAT, PackedSet.LABEL, files));

    assertThat(load()).isEqualTo(60);
    assertThat(PackedSet.names(path)).hasSize(files.size() + 1);
  }

  @Test
  void aJobThatIsAbortedLeavesNothing() throws IOException {
    folder.prepare(false);
    writeWithoutMarker("one");
    Files.writeString(path.resolve(".part-00001-one-7-0000.arrow.tmp"), "of a killed task");

    folder.abort("one", new IOException());

    assertThat(path).doesNotExist();
  }

  @Test
  void theDataSetThatIsReplacedIsWholeUntilTheNewOneIs() throws IOException {
    PackedSet.write(path, FORMAT, 10, 3000);
    List<String> before =
        PackedSet.names(path).stream().filter(name -> !name.equals(PackedMarker.NAME)).toList();

    folder.prepare(true);
    List<PackedFile> files = writeWithoutMarker("two");
    assertThat(load()).isEqualTo(10);
    folder.commit(PackedMarker.of(FORMAT, PackedSet.LABEL, files));

    assertThat(load()).isEqualTo(30);
    assertThat(PackedSet.names(path)).hasSize(files.size() + 1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void theDataSetThatWasToBeReplacedOutlivesAnAbortedJob() throws IOException {
    PackedSet.write(path, FORMAT, 10, 3000);
    List<String> before = PackedSet.names(path);
    folder.prepare(true);
    writeWithoutMarker("two");

    folder.abort("two", new IOException());

    assertThat(PackedSet.names(path)).isEqualTo(before);
    assertThat(load()).isEqualTo(10);
  }

  @Test
  void otherPeoplesFilesAreLeftAlone() throws IOException {
    PackedSet.write(path, FORMAT, 10, 3000);
    Files.writeString(path.resolve("README.md"), "mine");
    Files.createDirectory(path.resolve("part-00000-mine.arrow"));

    folder.prepare(true);
    folder.commit(PackedMarker.of(FORMAT, PackedSet.LABEL, writeWithoutMarker("two")));

    assertThat(PackedSet.names(path)).contains("README.md", "part-00000-mine.arrow");
    assertThat(load()).isEqualTo(30);
  }

  @Test
  void aJobWhoseFilesAreGoneIsNotCommitted() throws IOException {
    folder.prepare(false);
    List<PackedFile> files = writeWithoutMarker("one");
    Files.delete(path.resolve(files.get(0).name()));

    assertThatThrownBy(() -> folder.commit(PackedMarker.of(FORMAT, PackedSet.LABEL, files)))
        .isInstanceOf(IOException.class)
        .hasMessage("file:%s has no %s, a file of its packed data set", path, files.get(0).name());
    assertThat(path.resolve(PackedMarker.NAME)).doesNotExist();
  }

  private List<PackedFile> writeWithoutMarker(String job) throws IOException {
    try (PackedPartitionWriter writer = PackedSet.writer(path, FORMAT, 3000, job, 0)) {
      PackedSet.add(writer, FORMAT, 0, 30);
      return writer.finish();
    }
  }

  private long load() {
    return SharedSpark.session()
        .read()
        .format("packed-images")
        .load(path.toString())
        .select("image")
        .collectAsList()
        .size();
  }
}
