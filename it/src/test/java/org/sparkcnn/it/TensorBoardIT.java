package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.monitor.TensorBoard;
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

/** What TensorBoard itself reads of the files that are written for it. */
class TensorBoardIT {
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

  @Test
  void tensorBoardReadsAllThatIsWrittenForIt() throws IOException {
    Python.assumeHas(folder, "tensorboard");
    Path runs = folder.resolve("runs");
    write(runs);

    Execution read = Python.run(folder, "check_tensorboard.py", runs.toString());

    assertThat(read.code()).as(read.err()).isZero();
    assertThat(read.out().lines())
        .containsExactly(
            "epoch/images_per_second\t1\t10000",
            "epoch/images_per_second\t2\t10000",
            "epoch/learning_rate\t1\t0.001",
            "epoch/learning_rate\t2\t0.001",
            "epoch/loss\t1\t0.5",
            "epoch/loss\t2\tnan",
            "epoch/seconds\t1\t6",
            "epoch/seconds\t2\t6",
            "epoch/val_accuracy\t1\t0.75",
            "epoch/val_accuracy\t2\t0.75",
            "round/images_per_second\t10\t1000",
            "round/learning_rate\t10\t0.001",
            "round/loss\t10\t0.625",
            "round/overhead_seconds\t10\t0.5",
            "round/seconds\t10\t2",
            "text\tnetwork\t```",
            "text\tplan\t| | |");
  }

  private static void write(Path runs) {
    TensorBoard board = new TensorBoard(runs.toString(), new Configuration(false));
    board.onStart(Networks.simpleCnn(Shape.image(1, 28, 28), 10), PLAN, 60_000);
    RoundCost cost = new RoundCost(0.125, 1.5, 0.25, 0.125);
    board.onRound(new RoundRecord(1, 1, 2, 0.625, 2000, 2, cost, 0, 10, 0.001));
    board.onEpoch(epoch(1, 0.5));
    board.onEpoch(epoch(2, Double.NaN));
    board.onEnd();
  }

  private static EpochRecord epoch(int number, double loss) {
    List<Metric> metrics = List.of(new Metric("accuracy", 0.75));
    return new EpochRecord(number, loss, 60_000, 6, 0.001, 1, RoundCost.NONE, metrics);
  }
}
