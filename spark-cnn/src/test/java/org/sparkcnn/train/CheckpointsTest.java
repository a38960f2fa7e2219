package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.FailingFileSystem.Disk;
import org.sparkcnn.plan.BestEpoch;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.store.Checkpoint;
import org.sparkcnn.store.CheckpointFolder;
import org.sparkcnn.store.TrainingRun;

class CheckpointsTest {
  @TempDir private Path temp;
  private CheckpointFolder folder;

  @BeforeEach
  void openAFolder() throws IOException {
    folder = CheckpointFolder.open(new Disk(temp).path("run"), new Configuration(false));
  }

  private static TrainingRun run() {
    return TrainingRun.begin(3, Map.of("seed", "1"));
  }

  private Checkpoints begin() {
    return Checkpoints.begin(folder, run(), 4, 2);
  }

  private static RunState after(long rounds) {
    Progress progress = new Progress(rounds, 1, 2, 9, EpochTotals.NONE, List.of());
    return new RunState(
        progress,
        new float[] {rounds, 2, 3},
        new float[] {4},
        new BestSoFar(new BestEpoch(1, 0.5), new float[] {5, 6}));
  }

  @Test
  void everyFewRoundsThereIsOneFromWhichTheNextRunGoesOn() {
    Checkpoints first = begin();
    assertThat(first.resumed()).isEmpty();
    for (int rounds = 1; rounds <= 7; rounds++) {
      first.roundIsOver(after(rounds), false);
    }
    Checkpoint last = begin().resumed().orElseThrow();
    assertThat(last.progress()).isEqualTo(after(4).progress());

    RunState state = after(0).at(last, 2);
    assertThat(state.progress().rounds()).isEqualTo(4);
    assertThat(state.state()).containsExactly(4, 2, 3);
    assertThat(state.outerMomentum()).containsExactly(4);
    assertThat(state.best().epoch()).isEqualTo(new BestEpoch(1, 0.5));
    assertThat(state.best().weights()).containsExactly(5, 6);
  }

  @Test
  void nobodyGoesOnFromTheLastOne() throws IOException {
    begin().roundIsOver(after(5), true);
    assertThat(folder.unfinished()).isEmpty();
    assertThat(begin().resumed()).isEmpty();
  }

  @Test
  void aDriverThatDiesBetweenTheLastOneAndTheEndHasComeToItsEnd() throws IOException {
    TrainingRun run = run();
    folder.enter(run);
    folder.write(after(5).checkpoint(run, true), 2);

    assertThat(begin().resumed()).isEmpty();
    assertThat(folder.unfinished().orElseThrow().id()).isNotEqualTo(run.id());
  }

  @Test
  void anInterruptionDuringAWriteIsNotForgotten() {
    Checkpoints checkpoints = begin();
    Thread.currentThread().interrupt();
    checkpoints.roundIsOver(after(4), false);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(begin().resumed()).isEmpty();
  }

  @Test
  void numbersOfAnotherNetworkAreRefused() {
    Checkpoints first = begin();
    first.roundIsOver(after(4), false);
    Checkpoint last = begin().resumed().orElseThrow();
    RunState longer = new RunState(Progress.begin(), new float[4], new float[1], BestSoFar.none());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> longer.at(last, 2))
        .withMessage(
            "the checkpoint after 4 rounds is not this network's: expected 4 numbers of 'state', found 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> after(0).at(last, 3))
        .withMessageEndingWith("expected 3 numbers of 'bestWeights', found 2");
  }
}
