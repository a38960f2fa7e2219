package org.sparkcnn.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.FailingFileSystem;
import org.sparkcnn.FailingFileSystem.Call;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RoundCost;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.RoundRecord;

class TensorBoardTest {
  private static final Network NETWORK = Networks.simpleCnn(Shape.image(1, 28, 28), 10);
  private static final TrainingPlan PLAN =
      new TrainingPlan(
          Recipe.of(Loss.crossEntropy(), Adam.of(0.001)),
          LearningRateSchedule.constant(),
          2,
          64,
          2,
          Averaging.everyBatches(10),
          0);

  @TempDir private Path folder;
  private final Configuration conf = new Configuration(false);
  private FailingFileSystem.Disk disk;

  @BeforeEach
  void aDiskOfItsOwn() {
    conf.setClass("fs.failing.impl", FailingFileSystem.class, FailingFileSystem.class);
    disk = new FailingFileSystem.Disk(folder);
  }

  @Test
  void epochsAreScalarsAtTheirNumbers() throws IOException {
    TensorBoard board = new TensorBoard(folder.toString(), conf);
    start(board);
    epoch(board, 1, 0.5, 0.75);
    epoch(board, 2, 0.25, 0.875);
    board.onEnd();

    assertThat(EventFiles.scalars(folder, "epoch/loss"))
        .containsExactly(entry(1L, 0.5f), entry(2L, 0.25f));
    assertThat(EventFiles.scalars(folder, "epoch/val_accuracy"))
        .containsExactly(entry(1L, 0.75f), entry(2L, 0.875f));
    assertThat(EventFiles.scalars(folder, "epoch/learning_rate"))
        .containsExactly(entry(1L, 0.001f), entry(2L, 0.001f));
    assertThat(EventFiles.scalars(folder, "epoch/images_per_second"))
        .containsExactly(entry(1L, 10_000f), entry(2L, 10_000f));
    assertThat(EventFiles.scalars(folder, "epoch/seconds"))
        .containsExactly(entry(1L, 6f), entry(2L, 6f));
  }

  @Test
  void roundsAreScalarsAtTheStepsTakenByThen() throws IOException {
    TensorBoard board = new TensorBoard(folder.toString(), conf);
    start(board);
    round(board, 1, 0.75, 10);
    round(board, 2, 0.5, 15);
    board.onEnd();

    assertThat(EventFiles.scalars(folder, "round/loss"))
        .containsExactly(entry(10L, 0.75f), entry(15L, 0.5f));
    assertThat(EventFiles.scalars(folder, "round/learning_rate"))
        .containsExactly(entry(10L, 0.0625f), entry(15L, 0.0625f));
    assertThat(EventFiles.scalars(folder, "round/images_per_second"))
        .containsExactly(entry(10L, 1000f), entry(15L, 1000f));
    assertThat(EventFiles.scalars(folder, "round/seconds"))
        .containsExactly(entry(10L, 2f), entry(15L, 2f));
    assertThat(EventFiles.scalars(folder, "round/overhead_seconds"))
        .containsExactly(entry(10L, 0.5f), entry(15L, 0.5f));
  }

  @Test
  void aFileBeginsWithItsVersionAndTheTextsOfNetworkAndPlan() throws IOException {
    double before = System.currentTimeMillis() / 1e3;
    TensorBoard board = new TensorBoard(folder.toString(), conf);
    start(board);
    board.onEnd();
    double after = System.currentTimeMillis() / 1e3;

    List<EventFiles.Event> events = EventFiles.events(folder);
    assertThat(events.get(0).version()).isEqualTo("brain.Event:2");
    assertThat(events).allSatisfy(event -> assertThat(event.wallTime()).isBetween(before, after));
    assertThat(events.get(1).texts().get("network")).contains(NETWORK.summary());
    assertThat(events.get(2).texts().get("plan"))
        .contains("| images | 60000 |\n", "| epochs | 2 |\n", "| precision | fp32 |\n");
    assertThat(EventFiles.in(folder))
        .singleElement()
        .satisfies(
            file ->
                assertThat(file.getFileName().toString())
                    .matches("events\\.out\\.tfevents\\.\\d{10}\\.[\\w-]+\\.\\d+\\.\\d{6}"));
  }

  @Test
  void whatAnEpochDidCanBeReadBeforeTheNextOneBegins() throws IOException {
    TensorBoard board = new TensorBoard(folder.toString(), conf);
    start(board);
    round(board, 1, 0.75, 10);
    epoch(board, 1, 0.5, 0.75);

    assertThat(EventFiles.scalars(folder, "epoch/loss")).containsExactly(entry(1L, 0.5f));
    assertThat(EventFiles.scalars(folder, "round/loss")).containsExactly(entry(10L, 0.75f));
    board.onEnd();
  }

  @Test
  void aTrainingThatGoesOnWritesToAnotherFileOfTheFolder() throws IOException {
    TensorBoard first = new TensorBoard(folder.toString(), conf);
    start(first);
    epoch(first, 1, 0.5, 0.75);
    TensorBoard second = new TensorBoard(folder.toString(), conf);
    start(second);
    epoch(second, 2, 0.25, 0.875);
    second.onEnd();

    assertThat(EventFiles.in(folder)).hasSize(2);
    assertThat(EventFiles.scalars(folder, "epoch/loss"))
        .containsExactly(entry(1L, 0.5f), entry(2L, 0.25f));
    first.onEnd();
  }

  @Test
  void whereFilesAreSeenOnlyOnceTheyAreClosedEveryEpochMakesOne() throws IOException {
    conf.setClass("fs.closed.impl", ClosedFiles.class, ClosedFiles.class);
    TensorBoard board = new TensorBoard("closed://" + folder, conf);
    start(board);
    for (int epoch = 1; epoch <= 3; epoch++) {
      round(board, epoch, 0.75, 10L * epoch);
      epoch(board, epoch, 1.0 / epoch, 0.75);
      assertThat(EventFiles.scalars(folder, "epoch/loss")).hasSize(epoch);
      assertThat(EventFiles.in(folder)).hasSize(1 + epoch);
    }
    board.onEnd();

    assertThat(EventFiles.in(folder)).hasSize(4);
    assertThat(EventFiles.scalars(folder, "round/loss")).containsOnlyKeys(10L, 20L, 30L);
  }

  @Test
  void aFileSystemThatFailsLosesNothingOnceItIsWellAgain() throws IOException {
    TensorBoard board = new TensorBoard(disk.path("runs").toString(), conf);
    disk.failAll();
    start(board);
    epoch(board, 1, 0.5, 0.75);
    disk.recover();
    epoch(board, 2, 0.25, 0.875);
    board.onEnd();

    assertThat(EventFiles.scalars(folder.resolve("runs"), "epoch/loss"))
        .containsExactly(entry(1L, 0.5f), entry(2L, 0.25f));
  }

  @Test
  void aFileThatIsCutShortIsFollowedByAWholeOne() throws IOException {
    TensorBoard board = new TensorBoard(disk.path("runs").toString(), conf);
    disk.fail(Map.of(Call.WRITE, file -> true));
    start(board);
    disk.recover();
    epoch(board, 1, 0.5, 0.75);
    board.onEnd();

    List<Path> files = EventFiles.in(folder.resolve("runs"));
    assertThat(files).hasSize(2);
    List<EventFiles.Event> whole = EventFiles.read(Files.readAllBytes(files.get(1)));
    assertThat(whole.get(1).texts()).containsKey("network");
    assertThat(whole.get(3).scalars()).containsEntry("epoch/loss", 0.5f);
  }

  @Test
  void anInterruptedWriteLeavesTheThreadInterrupted() {
    TensorBoard board = new TensorBoard(disk.path("runs").toString(), conf);
    Thread.currentThread().interrupt();
    start(board);

    assertThat(Thread.interrupted()).isTrue();
    board.onEnd();
  }

  @Test
  void aSchemeThatNobodyKnowsIsRefusedAtOnce() {
    assertThatThrownBy(() -> new TensorBoard("hfds://host/runs", conf))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessage(
            "cannot write TensorBoard's events to hfds://host/runs: No FileSystem for scheme \"hfds\"");
  }

  @Test
  void theEndOfATrainingThatDidNotStartIsNothing() {
    TensorBoard board = new TensorBoard(folder.toString(), conf);
    board.onEnd();

    assertThat(folder).isEmptyDirectory();
  }

  private static void start(TensorBoard board) {
    board.onStart(NETWORK, PLAN, 60_000);
  }

  private static void round(TensorBoard board, int round, double loss, long steps) {
    RoundCost cost = new RoundCost(0.125, 1.5, 0.25, 0.125);
    board.onRound(new RoundRecord(1, round, 9, loss, 2000, 2, cost, 0, steps, 0.0625));
  }

  private static void epoch(TensorBoard board, int epoch, double loss, double accuracy) {
    List<Metric> metrics = List.of(new Metric("loss", loss), new Metric("accuracy", accuracy));
    board.onEpoch(new EpochRecord(epoch, loss, 60_000, 6, 0.001, 1, RoundCost.NONE, metrics));
  }
}
