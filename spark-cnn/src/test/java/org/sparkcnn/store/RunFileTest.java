package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.sparkcnn.store.Checkpointings.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.FailingFileSystem.Call;
import org.sparkcnn.FailingFileSystem.Disk;

class RunFileTest {
  @TempDir private Path temp;
  private final TrainingRun run = run();
  private Disk disk;
  private CheckpointFolder folder;
  private Path file;

  @BeforeEach
  void openAFolder() throws IOException {
    disk = new Disk(temp);
    folder = CheckpointFolder.open(disk.path("run"), new Configuration(false));
    file = temp.resolve("run/run.json");
  }

  @Test
  void aRunIsThereFromItsBeginningToItsEnd() throws IOException {
    assertThat(folder.enter(run)).isEqualTo(run);
    assertThat(folder.unfinished()).contains(run);
    folder.end(run);
    assertThat(folder.unfinished()).isEmpty();
  }

  @Test
  void anotherRunMeetsTheOneThatIsThere() throws IOException {
    folder.enter(run);
    assertThat(folder.enter(run())).isEqualTo(run);
    folder.end(run());
    assertThat(folder.unfinished()).contains(run);
  }

  @Test
  void ofRunsThatBeginAtTheSameTimeAllMeetOne() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Future<TrainingRun>> all =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> folder.enter(run()))).toList();
      TrainingRun one = folder.enter(run);
      for (Future<TrainingRun> each : all) {
        assertThat(each.get()).isEqualTo(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void aRunWhoseDriverDiedWhenItBeganIsReplaced() throws IOException {
    Files.createFile(file);
    assertThat(folder.enter(run)).isEqualTo(run);
    assertThat(folder.unfinished()).contains(run);
  }

  @Test
  void aFileThatIsNoRunIsNamed() throws IOException {
    Files.writeString(file, "{\"version\": 1, \"id\": 7}");
    assertThatIOException()
        .isThrownBy(folder::unfinished)
        .withMessage(disk.path("run/run.json") + ": missing property 'epochs'; found are [id]");
    assertThatIOException().isThrownBy(() -> folder.enter(run)).withMessageContaining("run.json");
  }

  @Test
  void aRunThatCannotBeNotedLeavesNothing() throws IOException {
    for (Call call : List.of(Call.CREATE, Call.WRITE)) {
      disk.fail(Map.of(call, "run.json"::equals));
      assertThatIOException().isThrownBy(() -> folder.enter(run)).withMessageContaining("run.json");
      assertThat(file).doesNotExist();
    }
  }
}
