package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.it.cluster.TrainingCluster.LONG;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Processes die while they train; the weights are those of an undisturbed run, bit for bit. What is
 * killed is frozen first, for longer than a round takes: the round cannot end without its worker,
 * so that it is in the middle of one when it dies.
 */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class LostExecutorsIT {
  private static final int LONGER_THAN_A_ROUND_MILLIS = 2000;

  /** Both executors are there from the start, and each has a task in every round. */
  private static final List<String> BOTH_BUSY =
      List.of("spark.scheduler.minRegisteredResourcesRatio=1", "spark.locality.wait=0s");

  private static final String SPECULATIVE_START =
      "\"Event\":\"SparkListenerTaskStart\".*\"Speculative\":true";

  private static final String LOST_TASK = "\"Reason\":\"ExecutorLostFailure\"";

  private TrainingCluster cluster;
  private Machine first;
  private Machine second;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
    first = shared.spark().machines().get(0);
    second = shared.spark().machines().get(1);
  }

  @Test
  void executorsThatAreKilledInTheMiddleOfARound() throws IOException, InterruptedException {
    int before = first.executorsStarted() + second.executorsStarted();
    Submission job = cluster.submit(BOTH_BUSY, LONG);

    job.awaitEpoch(1);
    freezeAndKill(first.awaitExecutor());
    job.assertTraining();
    job.awaitEpoch(2);
    freezeAndKill(second.awaitExecutor());
    job.assertTraining();

    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
    assertThat(job.events(LOST_TASK)).as("tasks that died with their executor").isEqualTo(2);
    assertThat(first.executorsStarted() + second.executorsStarted())
        .as("executors, the two replacements included")
        .isEqualTo(before + 4);
  }

  @Test
  void aWorkerThatIsKilledAndAnotherWithAllThatRanOnItsMachine()
      throws IOException, InterruptedException {
    Submission job = cluster.submit(BOTH_BUSY, LONG);

    job.awaitEpoch(1);
    Executor orphan = first.awaitExecutor();
    first.killWorker();
    orphan.awaitEnd();
    job.assertTraining();
    first.startWorker();
    job.awaitEpoch(2);
    second.awaitExecutor().freeze();
    Thread.sleep(LONGER_THAN_A_ROUND_MILLIS);
    second.close();
    job.assertTraining();

    // Only the worker that was started anew is left.
    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
    assertThat(job.events(LOST_TASK)).as("tasks that died with an executor").isPositive();
    second.startWorker();
  }

  @Test
  void tasksOfASlowExecutorAreRunByAnotherToo() throws IOException, InterruptedException {
    Submission job =
        cluster.submit(
            Stream.concat(
                    BOTH_BUSY.stream(),
                    Stream.of(
                        "spark.speculation=true",
                        "spark.speculation.interval=10ms",
                        "spark.speculation.multiplier=1.1",
                        "spark.speculation.quantile=0.5",
                        "spark.speculation.minTaskRuntime=10ms",
                        "spark.speculation.efficiency.enabled=false"))
                .toList(),
            LONG);

    job.awaitEpoch(1);
    Executor slow = first.awaitExecutor();
    // Until Spark helps, whatever the machine's speed: there must be rounds left to help in.
    while (job.events(SPECULATIVE_START) == 0) {
      job.assertTraining();
      slow.freeze();
      Thread.sleep(400);
      slow.resume();
      Thread.sleep(100);
    }
    job.assertTraining();

    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
    assertThat(job.events(SPECULATIVE_START)).isPositive();
  }

  private static void freezeAndKill(Executor executor) throws IOException, InterruptedException {
    executor.freeze();
    Thread.sleep(LONGER_THAN_A_ROUND_MILLIS);
    executor.kill();
  }
}
