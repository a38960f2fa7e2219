package org.sparkcnn.train;

import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.Reduction;
import org.sparkcnn.plan.TrainingPlan;

/** An application that trains with a round for each batch and prints what it holds meanwhile. */
public final class ThousandRoundsRun {
  private static final int BETWEEN_SAMPLES = 10;

  /** About that, for rows are dealt out by a hash. */
  private static final int ROUNDS_OF_AN_EPOCH = 50;

  private ThousandRoundsRun() {}

  /** Takes where states are added up and the number of rounds. */
  public static void main(String[] arguments) throws IOException {
    Averaging averaging = Averaging.everyBatches(1).reduction(Reduction.valueOf(arguments[0]));
    int epochs = Integer.parseInt(arguments[1]) / ROUNDS_OF_AN_EPOCH;
    // Spark remembers its last jobs, stages and tasks, 1,000 and more of them, even without a UI:
    // until then the heap would grow whatever the rounds leave behind.
    try (SparkSession session =
        SharedSpark.builder("local[2]")
            .config("spark.ui.retainedJobs", 5)
            .config("spark.ui.retainedStages", 5)
            .config("spark.ui.retainedTasks", 10)
            .getOrCreate()) {
      TinyImages images = TinyImages.small(session);
      TrainingPlan plan = Trainings.with(Trainings.plan(epochs, 2, 1), averaging);
      new Trainings(images, network(images.shape()))
          .train(2 * plan.batchSize() * ROUNDS_OF_AN_EPOCH, plan, new Sampling());
    }
  }

  /** 27,203 weights, which are 326 kB of state with Adam's two numbers for each. */
  private static Network network(Shape images) {
    return Network.of(images, flatten(), linear(400), relu(), linear(3));
  }

  private static final class Sampling implements TrainingListener {
    private int rounds;

    @Override
    public void onStart(Network network, TrainingPlan plan, long images) {
      print();
    }

    @Override
    public void onRound(RoundRecord round) {
      rounds++;
      if (rounds % BETWEEN_SAMPLES == 0) {
        print();
      }
    }

    private void print() {
      try {
        System.out.println(RoundUsage.now(rounds).print());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
