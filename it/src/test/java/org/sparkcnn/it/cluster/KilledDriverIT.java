package org.sparkcnn.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.it.cluster.TrainingCluster.LONG;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.sparkcnn.it.Execution;

/** Checkpoints on HDFS: one after ten rounds, which are two epochs, and so on. */
@EnabledOnOs(OS.LINUX) // each machine has a loopback address of its own
@ExtendWith(ClusterExtension.class)
class KilledDriverIT {
  private TrainingCluster cluster;

  @BeforeEach
  void use(TrainingCluster shared) {
    cluster = shared;
  }

  private Submission submit(String checkpoints) throws IOException {
    List<String> arguments = new ArrayList<>(LONG);
    arguments.addAll(List.of("--checkpoints", cluster.hdfs().address(checkpoints)));
    return cluster.submit(List.of(), arguments);
  }

  @Test
  void aJobThatIsSubmittedAgainGoesOnAndEndsWithTheSameWeights()
      throws IOException, InterruptedException {
    Submission killed = submit("killed");
    killed.awaitEpoch(4);
    killed.driver().close();

    Submission again = submit("killed");
    assertThat(again.weights()).isEqualTo(cluster.longTrainedLocally());
    assertThat(again.driver().out())
        .doesNotContain("epoch 1/", "epoch 2/")
        .contains("epoch 5/", "epoch 8/");
    assertThat(again.driver().err()).contains("goes on from its checkpoint in");
  }

  @Test
  void aFileSystemThatIsFullIsAWarningAndTheCheckpointBeforeStaysWhole()
      throws IOException, InterruptedException {
    Submission job = submit("full");
    job.awaitEpoch(3);
    cluster.hdfs().fill("full");

    assertThat(job.weights()).isEqualTo(cluster.longTrainedLocally());
    Execution end = job.driver().end();
    assertThat(end.err()).contains("There is no checkpoint after round 40", "quota");
    assertThat(cluster.hdfs().read("full/checkpoint-000010/checkpoint.json")).isNotEmpty();
  }
}
