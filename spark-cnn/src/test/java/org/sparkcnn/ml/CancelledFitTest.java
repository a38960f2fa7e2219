package org.sparkcnn.ml;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkException;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.TrainingPlan;
import org.sparkcnn.train.TrainingListener;

class CancelledFitTest {
  private static final TinyImages LARGE = TinyImages.of(Shape.image(1, 64, 64), 3);

  /** A step takes about ten milliseconds, an epoch half a minute. */
  private static final Network SLOW =
      Network.of(LARGE.shape(), conv2d(64, 7), conv2d(64, 7), flatten(), linear(3));

  private final SparkContext spark = SharedSpark.session().sparkContext();
  private final CountDownLatch training = new CountDownLatch(1);
  private final AtomicReference<TaskEndReason> taskEnd = new AtomicReference<>();
  private final SparkListener taskEnds =
      new SparkListener() {
        @Override
        public void onTaskEnd(SparkListenerTaskEnd event) {
          if (training.getCount() == 0) {
            taskEnd.set(event.reason());
          }
        }
      };

  @BeforeEach
  void listen() {
    // The natives are loaded by then, so that a task soon takes its first step.
    assertThat(Cnns.trained().history()).isNotEmpty();
    spark.addSparkListener(taskEnds);
  }

  @AfterEach
  void stopListening() {
    spark.removeSparkListener(taskEnds);
  }

  private CnnClassificationModel fitSlowly() {
    spark.setJobGroup("slow fit", "", false);
    CnnClassifier cnn = new CnnClassifier().setNetwork(SLOW).setBatchSize(1).setNumWorkers(1);
    cnn.addListener(
        new TrainingListener() {
          @Override
          public void onStart(Network network, TrainingPlan plan, long images) {
            training.countDown();
          }
        });
    try {
      return cnn.fit(LARGE.structs(3000));
    } finally {
      spark.clearJobGroup();
    }
  }

  private void awaitARunningTask() throws InterruptedException {
    assertThat(training.await(30, SECONDS)).isTrue();
    while (!isRunning()) {
      Thread.sleep(20);
    }
    // It has loaded its rows and taken a step by then.
    Thread.sleep(500);
  }

  private boolean isRunning() {
    for (int job : spark.statusTracker().getJobIdsForGroup("slow fit")) {
      for (int stage : spark.statusTracker().getJobInfo(job).get().stageIds()) {
        if (spark.statusTracker().getStageInfo(stage).exists(s -> s.numActiveTasks() > 0)) {
          return true;
        }
      }
    }
    return false;
  }

  @Test
  void endsWithinSecondsAndTheSessionGoesOn() throws InterruptedException {
    CompletableFuture<CnnClassificationModel> fit = CompletableFuture.supplyAsync(this::fitSlowly);
    awaitARunningTask();

    spark.cancelJobGroup("slow fit");

    assertThatThrownBy(() -> fit.get(5, SECONDS))
        .cause()
        .isInstanceOf(SparkException.class)
        .hasMessageContaining("cancelled part of cancelled job group slow fit");
    // The end of a task that packed images may be heard of only now.
    for (int i = 0; i < 50 && !(taskEnd.get() instanceof TaskKilled); i++) {
      Thread.sleep(100);
    }
    assertThat(taskEnd.get()).as("how the task ended").isInstanceOf(TaskKilled.class);
    assertThat(spark.getPersistentRDDs().size()).isZero();
    assertThat(Cnns.digest(Cnns.quick().fit(Cnns.IMAGES.structs(120))))
        .isEqualTo(Cnns.digest(Cnns.trained()));
  }
}
