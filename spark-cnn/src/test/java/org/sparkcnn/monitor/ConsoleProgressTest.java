package org.sparkcnn.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Adam;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.EpochTotals;
import org.sparkcnn.plan.LearningRateSchedule;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.Progress;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.RoundCost;
import org.sparkcnn.plan.Stopping;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.plan.ValidationMetric;
import org.sparkcnn.train.RoundRecord;
import org.sparkcnn.train.TrainingListener;

class ConsoleProgressTest {
  private static final Network NETWORK = Networks.simpleCnn(Shape.image(1, 28, 28), 10);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, UTF_8);

  @Test
  void aFileGetsExactlyOnePlainLineAnEpoch() {
    run(ConsoleProgress.lines(out));

    assertThat(text())
        .isEqualTo(
            """
            epoch 1/2  loss 0.3333  8,696 images/s  6.9 s
            epoch 2/2  loss 0.0421  12,000 images/s  5.0 s
            """);
  }

  @Test
  void numbersAreWrittenAlikeInEveryCountry() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.GERMANY);
    try {
      run(ConsoleProgress.lines(out));
    } finally {
      Locale.setDefault(before);
    }

    assertThat(text()).startsWith("epoch 1/2  loss 0.3333  8,696 images/s  6.9 s");
  }

  @Test
  void aTerminalGetsOneLineAnEpochThatEndsWithTheEpochsFigures() {
    run(ConsoleProgress.bars(out));

    List<String> lines = lines();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0))
        .matches("epoch 1/2 \\[={20}] 100 %  loss 0\\.3333  8,696 images/s  \\d+\\.\\d s *");
    assertThat(lines.get(1))
        .matches("epoch 2/2 \\[={20}] 100 %  loss 0\\.0421  12,000 images/s  \\d+\\.\\d s *");
  }

  @Test
  void aBarShowsTheMeanLossAndTheSpeedSoFar() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onRound(new RoundRecord(1, 1, 4, 0.6, 20_000, 2, RoundCost.NONE, 0, 0, 0));
    progress.onRound(new RoundRecord(1, 2, 4, 0.3, 10_000, 1, RoundCost.NONE, 0, 0, 0));
    progress.onEnd();

    assertThat(lines().get(0))
        .startsWith("epoch 1/2 [==========>         ]  50 %  loss 0.5000  10,000 images/s  ");
  }

  @Test
  void untilABarIsFullItShowsTheTimeLeftOfItsEpoch() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000_000);
    progress.onRound(new RoundRecord(1, 1, 4, 0.5, 30_000_000, 3_000, RoundCost.NONE, 0, 0, 0));
    progress.onEnd();

    assertThat(lines().get(0))
        .matches(
            "epoch 1/2 \\[={9}> {9}]  50 %  loss 0\\.5000  10,000 images/s  (50:00|49:\\d\\d) left");
  }

  @Test
  void aBarThatBeginsShowsWhatTheEpochBeforeLetsExpect() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000_000);
    progress.onEpoch(
        new EpochRecord(1, 0.5, 60_000_000, 60_000, 0.1, 1, RoundCost.NONE, List.of()));
    progress.onEnd();

    assertThat(lines().get(1)).contains("]   0 %").matches(".*1(6:40:00|6:39:\\d\\d) left *");
  }

  @Test
  void aRunThatGoesOnShowsItsOwnEpochWithWhatWasDoneOfIt() {
    EpochTotals before = new EpochTotals(1, 20_000, 20_000, 12_000, 2, RoundCost.NONE);
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onResume(new Progress(3, 2, 2, 900, before, List.of()));
    progress.onRound(new RoundRecord(2, 2, 4, 0.3, 10_000, 1, RoundCost.NONE, 0, 0, 0));
    progress.onEnd();

    assertThat(lines()).hasSize(1);
    assertThat(lines().get(0))
        .startsWith("epoch 2/2 [==========>         ]  50 %  loss 0.5000  10,000 images/s  ");
  }

  @Test
  void aRunThatFailsLeavesTheCursorOnAFreshLine() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onEnd();

    assertThat(text()).contains("epoch 1/2 [>                   ]   0 %").endsWith("\n");
    assertThat(lines()).hasSize(1);
  }

  @Test
  void aLongerLineIsCutToTheTerminalsWidth() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onRound(new RoundRecord(1, 1, 4, 1e30, 20_000, 2, RoundCost.NONE, 0, 0, 0));
    progress.onEnd();

    assertThat(lines().get(0)).hasSize(79);
  }

  private static EpochRecord validated(int epoch, double loss) {
    return new EpochRecord(
        epoch,
        0.5,
        60_000,
        6,
        0.1,
        1,
        RoundCost.NONE,
        List.of(new Metric("loss", loss), new Metric("accuracy", 0.98765)));
  }

  @Test
  void whatWasMeasuredOnValidationRowsFollows() {
    TrainingListener progress = ConsoleProgress.lines(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onEpoch(validated(1, 0.05123));
    progress.onEnd();

    assertThat(text())
        .isEqualTo(
            "epoch 1/2  loss 0.5000  10,000 images/s  6.0 s"
                + "  val_loss 0.0512  val_accuracy 0.9877\n");
  }

  @Test
  void aBarIsFollowedByItOnTheSameLineHoweverNarrowTheTerminal() {
    TrainingListener progress = ConsoleProgress.bars(out);
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onEpoch(validated(1, 0.05123));
    progress.onEnd();

    assertThat(lines().get(0))
        .matches(
            "epoch 1/2 \\[={20}] 100 %  loss 0\\.5000  10,000 images/s  \\d+\\.\\d s *"
                + "  val_loss 0\\.0512  val_accuracy 0\\.9877");
  }

  @Test
  void afterTheEpochThatStopsTheRunNoBarIsBegun() {
    TrainingListener progress = ConsoleProgress.bars(out);
    TrainingPlan plan = plan().stopping(new Stopping(ValidationMetric.LOSS, 1, 0, true));
    progress.onStart(NETWORK, longer(plan), 60_000);
    progress.onEpoch(validated(1, 0.5));
    progress.onEpoch(validated(2, 0.6));
    progress.onEnd();

    assertThat(lines()).hasSize(2);
  }

  private static TrainingPlan longer(TrainingPlan plan) {
    return new TrainingPlan(
        plan.recipe(), plan.schedule(), 9, 64, 2, plan.averaging(), 0, plan.stopping());
  }

  private static void run(TrainingListener progress) {
    progress.onStart(NETWORK, plan(), 60_000);
    progress.onRound(new RoundRecord(1, 1, 2, 0.5, 40_000, 4, RoundCost.NONE, 0, 0, 0));
    progress.onRound(new RoundRecord(1, 2, 2, 0.1, 20_000, 2.8, RoundCost.NONE, 0, 0, 0));
    progress.onEpoch(new EpochRecord(1, 0.33333, 60_000, 6.9, 0.1, 1, RoundCost.NONE, List.of()));
    progress.onRound(new RoundRecord(2, 1, 1, 0.0421, 60_000, 4.9, RoundCost.NONE, 0, 0, 0));
    progress.onEpoch(new EpochRecord(2, 0.0421, 60_000, 5, 0.1, 1, RoundCost.NONE, List.of()));
    progress.onEnd();
  }

  private static TrainingPlan plan() {
    Recipe recipe = Recipe.of(Loss.crossEntropy(), Adam.of(0.001));
    return new TrainingPlan(
        recipe, LearningRateSchedule.constant(), 2, 64, 2, Averaging.everyEpochs(1), 0);
  }

  private String text() {
    return bytes.toString(UTF_8).replace(System.lineSeparator(), "\n");
  }

  /** What a terminal shows: of a line's states, which were written over one another, the last. */
  private List<String> lines() {
    return Arrays.stream(text().split("\n"))
        .map(line -> line.substring(line.lastIndexOf('\r') + 1))
        .toList();
  }
}
