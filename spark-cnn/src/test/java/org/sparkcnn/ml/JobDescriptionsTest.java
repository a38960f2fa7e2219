package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeoutException;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.train.TrainingListener;

/** What Spark's web pages show of a training's jobs and stages. */
class JobDescriptionsTest {
  private static final String DESCRIPTION = "spark.job.description";
  private static final String GROUP = "spark.jobGroup.id";

  private final SparkContext spark = SharedSpark.session().sparkContext();
  private final List<Properties> jobs = Collections.synchronizedList(new ArrayList<>());
  private final List<Properties> stages = Collections.synchronizedList(new ArrayList<>());
  private final SparkListener witness =
      new SparkListener() {
        @Override
        public void onJobStart(SparkListenerJobStart event) {
          jobs.add(event.properties());
        }

        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
          stages.add(event.properties());
        }
      };

  @BeforeEach
  void listen() throws TimeoutException {
    // Events come late: those of the tests before must be gone first.
    spark.listenerBus().waitUntilEmpty();
    spark.addSparkListener(witness);
    spark.setJobGroup("mine", "my own jobs", false);
  }

  @AfterEach
  void leaveNothing() {
    spark.removeSparkListener(witness);
    spark.clearJobGroup();
  }

  @Test
  void jobsAndStagesSayEpochAndRound() throws TimeoutException {
    Cnns.quick()
        .setEpochs(2)
        .setAveragingFrequency(3)
        .setValidationFraction(0.2)
        .fit(Cnns.IMAGES.structs(60));

    assertThat(distinct(jobs, DESCRIPTION))
        .containsExactly(
            "packing images",
            "epoch 1/2, round 1/2: local steps",
            "epoch 1/2, round 2/2: local steps",
            "epoch 1/2: validation",
            "epoch 2/2, round 1/2: local steps",
            "epoch 2/2, round 2/2: local steps",
            "epoch 2/2: validation");
    assertThat(distinct(stages, DESCRIPTION)).containsAll(distinct(jobs, DESCRIPTION));
  }

  @Test
  void aRoundOfSeveralEpochsSaysWhich() throws TimeoutException {
    Cnns.quick()
        .setEpochs(3)
        .setAveragingUnit("epochs")
        .setAveragingFrequency(2)
        .setReduction("shuffle")
        .setPrecision("auto")
        .fit(Cnns.IMAGES.structs(30));

    assertThat(distinct(jobs, DESCRIPTION))
        .containsExactly(
            "do all executors compute in bf16?",
            "packing images",
            "epochs 1-2/3, round 1/1: local steps, sum of states",
            "epoch 3/3, round 1/1: local steps, sum of states");
  }

  @Test
  void featuresOfFrozenLayersAreNamed() throws TimeoutException {
    Cnns.quick().setEpochs(2).setFrozenLayers("0").fit(Cnns.IMAGES.structs(30));

    assertThat(distinct(jobs, DESCRIPTION)).contains("features of frozen layers");
  }

  @Test
  void afterwardsTheThreadHasItsOwnDescriptionAndGroupAgain() throws TimeoutException {
    Cnns.quick().setEpochs(1).fit(Cnns.IMAGES.structs(30));

    assertThat(spark.getLocalProperty(DESCRIPTION)).isEqualTo("my own jobs");
    assertThat(spark.getLocalProperty(GROUP)).isEqualTo("mine");
    assertThat(distinct(jobs, GROUP)).containsExactly("mine");
  }

  @Test
  void soItHasAfterATrainingThatFailed() {
    spark.clearJobGroup();
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void onEpoch(EpochRecord epoch) {
            throw new IllegalStateException("no more disk");
          }
        };
    assertThatThrownBy(() -> Cnns.quick().addListener(failing).fit(Cnns.IMAGES.structs(30)))
        .hasMessage("no more disk");

    assertThat(spark.getLocalProperty(DESCRIPTION)).isNull();
  }

  private List<String> distinct(List<Properties> events, String property) throws TimeoutException {
    spark.listenerBus().waitUntilEmpty();
    return List.copyOf(events).stream()
        .map(event -> event.getProperty(property))
        .distinct()
        .toList();
  }
}
