package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.Checkpointings.checkpoint;
import static org.sparkcnn.store.Checkpointings.progress;
import static org.sparkcnn.store.Checkpointings.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.plan.BestEpoch;

class CheckpointFolderTest {
  private static final Configuration CONF = new Configuration(false);

  @TempDir private Path temp;
  private final TrainingRun run = run();
  private Path place;
  private CheckpointFolder folder;

  @BeforeEach
  void openAFolder() throws IOException {
    place = temp.resolve("my run/checkpoints");
    folder = open(place);
  }

  private static CheckpointFolder open(Path place) throws IOException {
    return CheckpointFolder.open(new org.apache.hadoop.fs.Path(place.toUri()), CONF);
  }

  /** What is in a folder, Hadoop's checksums aside. */
  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".crc"))
          .sorted()
          .toList();
    }
  }

  private long latest(TrainingRun whose) throws IOException {
    return folder.latest(whose).orElseThrow().progress().rounds();
  }

  @Test
  void aCheckpointIsTheSameAfterARoundTripBitForBit() throws IOException {
    Checkpoint written = checkpoint(run, 20);
    folder.write(written, 1);
    Checkpoint read = open(place).latest(run).orElseThrow();

    assertThat(read.run()).isEqualTo(run);
    assertThat(read.finished()).isFalse();
    assertThat(read.progress()).isEqualTo(progress(20));
    assertThat(read.best()).isEqualTo(written.best());
    assertThat(read.vectors()).containsOnlyKeys("state", "outerMomentum");
    written
        .vectors()
        .forEach(
            (name, values) -> assertThat(bits(read.vectors().get(name))).isEqualTo(bits(values)));
  }

  private static List<Integer> bits(float[] values) {
    return Stream.iterate(0, i -> i < values.length, i -> i + 1)
        .map(i -> Float.floatToRawIntBits(values[i]))
        .toList();
  }

  @Test
  void anEmptyFolderHasNoneAndNoRun() throws IOException {
    assertThat(folder.latest(run)).isEmpty();
    assertThat(folder.unfinished()).isEmpty();
    assertThat(names(place)).isEmpty();
  }

  @Test
  void theLastOnesStay() throws IOException {
    for (long rounds : new long[] {5, 10, 999_995, 1_000_000}) {
      folder.write(checkpoint(run, rounds), 2);
      assertThat(latest(run)).isEqualTo(rounds);
    }
    assertThat(names(place)).containsExactly("checkpoint-1000000", "checkpoint-999995");
    assertThat(names(place.resolve("checkpoint-999995")))
        .containsExactly("checkpoint.json", "progress.json", "run.json", "vectors.safetensors");
  }

  @Test
  void theLastCheckpointSaysThatItIs() throws IOException {
    folder.write(checkpoint(run, 20), 2);
    Checkpoint last = checkpoint(run, 20);
    folder.write(new Checkpoint(run, true, last.progress(), last.best(), last.vectors()), 2);
    assertThat(folder.latest(run).orElseThrow().finished()).isTrue();
    assertThat(names(place)).containsExactly("checkpoint-000020");
  }

  @Test
  void anotherRunsAreNotTakenAndStayUntilTheFirstOneIsWhole() throws IOException {
    folder.write(checkpoint(run, 20), 2);
    folder.write(checkpoint(run, 30), 2);
    TrainingRun next = run();
    assertThat(folder.latest(next)).isEmpty();
    assertThat(names(place)).hasSize(2);

    folder.write(checkpoint(next, 20), 2);
    assertThat(latest(next)).isEqualTo(20);
    assertThat(folder.latest(run)).isEmpty();
    assertThat(names(place)).containsExactly("checkpoint-000020");
  }

  @Test
  void whateverElseIsInTheFolderIsLeftAlone() throws IOException {
    List<String> mine = List.of("checkpoint-1", "checkpoint-abcdef", "notes.txt", "old");
    for (String name : mine) {
      Files.createDirectories(place.resolve(name));
    }
    folder.write(checkpoint(run, 20), 1);
    folder.write(checkpoint(run, 30), 1);
    folder.deleteLeftovers();
    assertThat(names(place)).containsAll(mine).hasSize(mine.size() + 1);
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.createFile(temp.resolve("file"));
    assertThatIOException()
        .isThrownBy(() -> open(file))
        .withMessageMatching("cannot write checkpoints to file:/.*/file: .*");
  }

  @Test
  void vectorsOfAnyNumberAndLengthAreKept() throws IOException {
    float[] many = new float[600_001];
    for (int i = 0; i < many.length; i++) {
      many[i] = i;
    }
    Map<String, float[]> vectors = Map.of("many", many, "none", new float[0]);
    folder.write(new Checkpoint(run, false, progress(1), BestEpoch.none(), vectors), 1);
    Map<String, float[]> read = folder.latest(run).orElseThrow().vectors();
    assertThat(read.get("many")).isEqualTo(many);
    assertThat(read.get("none")).isEmpty();
  }
}
