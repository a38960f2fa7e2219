package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.it.cluster.TrainingCluster.LONG;
import static org.sparkcnn.it.cluster.TrainingCluster.SHORT;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever the cluster and its settings: the weights are those of one process, bit for bit. */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class ClusterTrainingIT {
  private static final String ALL_FROM_THE_START = "spark.scheduler.minRegisteredResourcesRatio=1";

  private TrainingCluster cluster;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
  }

  @Test
  void twoExecutorsOfWhichEachTrainsAWorker() throws IOException {
    Submission job = cluster.submit(List.of(ALL_FROM_THE_START), LONG);

    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
    int rounds = 40;
    for (int executor = 0; executor < 2; executor++) {
      assertThat(job.events("SparkListenerTaskEnd.*\"Executor ID\":\"%d\"".formatted(executor)))
          .as("tasks of executor %d", executor)
          .isGreaterThanOrEqualTo(rounds);
    }
  }

  @Test
  void kryoAndExecutorsThatComeWithTheTasks() throws IOException {
    Submission job =
        cluster.submit(
            List.of(
                "spark.serializer=org.apache.spark.serializer.KryoSerializer",
                "spark.kryo.registrationRequired=true",
                "spark.dynamicAllocation.enabled=true",
                "spark.dynamicAllocation.shuffleTracking.enabled=true",
                "spark.dynamicAllocation.initialExecutors=0",
                "spark.dynamicAllocation.executorIdleTimeout=1s"),
            LONG);

    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
  }

  @Test
  void tasksOfTwoCores() throws IOException, InterruptedException {
    List<String> settings = List.of("spark.task.cpus=2", "spark.executor.cores=2");
    try (Machine large = cluster.spark().addMachine(2)) {
      Submission job = cluster.submit(settings, SHORT);

      assertThat(job.weights()).isEqualTo(cluster.trainLocally(settings, SHORT));
      assertThat(large.executorsStarted()).isEqualTo(1);
    }
  }
}
