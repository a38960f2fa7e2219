package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Averaging;
import org.sparkcnn.plan.OptimizerAveraging;
import org.sparkcnn.plan.TrainingPlan;

class ClusterAdviceTest {
  private static final long MIB = 1 << 20;
  private static final WorkerMemory LITTLE = new WorkerMemory(MIB, MIB);
  private static final List<Long> EVEN = List.of(30_000L, 30_100L);

  private static SparkConf cluster() {
    return new SparkConf(false).set("spark.master", "yarn").set("spark.executor.cores", "4");
  }

  @Test
  void aTrainingThatFitsNeedsNone() {
    assertThat(ClusterAdvice.of(cluster(), EVEN, 2, LITTLE)).isEmpty();
  }

  @Test
  void moreWorkersThanSlotsTrainInWaves() {
    assertThat(ClusterAdvice.of(cluster(), List.of(5L, 5L, 5L, 5L, 5L), 2, LITTLE))
        .singleElement()
        .asString()
        .startsWith("5 workers share 2 task slots: each round takes 3 times as long")
        .contains("set numWorkers to 2");
  }

  @Test
  void aWorkerWithMostOfTheRowsIsNamed() {
    assertThat(ClusterAdvice.of(cluster(), List.of(0L, 9000L, 1000L), 3, LITTLE))
        .singleElement()
        .asString()
        .startsWith("worker 1 has 9000 rows, 2.7 times the mean")
        .contains("repartition=true");
  }

  @Test
  void unevenHandfulsOfRowsAreNoMatter() {
    assertThat(ClusterAdvice.of(cluster(), List.of(0L, 9L, 1L), 3, LITTLE)).isEmpty();
  }

  @Test
  void theOverheadThatIsSetIsComparedWithWhatItsWorkersNeed() {
    WorkerMemory large = new WorkerMemory(400 * MIB, MIB);
    SparkConf conf = cluster().set("spark.executor.memoryOverhead", "1g");
    assertThat(ClusterAdvice.of(conf, EVEN, 4, large))
        .singleElement()
        .asString()
        .startsWith("4 workers in an executor need about 1,900 MiB outside the Java heap")
        .contains("spark.executor.memoryOverhead is 1,024 MiB: set it to 1900m");
    conf.set("spark.task.cpus", "4");
    assertThat(ClusterAdvice.of(conf, EVEN, 4, large)).isEmpty();
  }

  @Test
  void withoutASettingTheOverheadIsSparksShareOfTheHeap() {
    WorkerMemory large = new WorkerMemory(100 * MIB, MIB);
    assertThat(ClusterAdvice.of(cluster(), EVEN, 4, large).get(0)).contains("is 384 MiB");
    assertThat(ClusterAdvice.of(cluster().set("spark.executor.memory", "20g"), EVEN, 4, large))
        .isEmpty();
  }

  @Test
  void statesThatDoNotFitTheHeapAreFound() {
    WorkerMemory large = new WorkerMemory(MIB, 300 * MIB);
    assertThat(ClusterAdvice.of(cluster(), EVEN, 4, large))
        .singleElement()
        .asString()
        .contains("spark.executor.memory is 1,024 MiB: set it to 2400m or more");
  }

  @Test
  void roundsThatSparkWouldRefuseAreRefusedBefore() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClusterAdvice.requireRoomForResults(cluster(), 2048 * MIB))
        .withMessageStartingWith(
            "each round brings 2,048 MiB to the driver, but spark.driver.maxResultSize is 1,024 MiB: set it to 2304m");
    SparkConf unlimited = cluster().set("spark.driver.maxResultSize", "0");
    ClusterAdvice.requireRoomForResults(unlimited, 2048 * MIB);
    ClusterAdvice.requireRoomForResults(cluster(), 1000 * MIB);
    assertThat(new DriverReduction().collected(8, MIB)).isEqualTo(8 * MIB);
    assertThat(new ShuffleReduction().collected(8, MIB)).isEqualTo(MIB);
  }

  @Test
  void onOneMachineThereIsNoContainer() {
    WorkerMemory large = new WorkerMemory(4000 * MIB, 4000 * MIB);
    for (String master : List.of("local", "local[2]", "local[*]")) {
      assertThat(ClusterAdvice.of(new SparkConf(false).set("spark.master", master), EVEN, 2, large))
          .isEmpty();
    }
  }

  /** ResNet-50 at batch 32 is known to take about 3 GB in PyTorch. */
  @Test
  void theEstimateIsOfTheRightSize() {
    TrainingPlan plan = Trainings.plan(1, 2, 0);
    WorkerMemory memory = WorkerMemory.of(Networks.resNet50(Shape.image(3, 224, 224), 1000), plan);
    // Batches of 8; 25.6 million weights, a gradient, two vectors of Adam's.
    assertThat(memory.nativeBytes() / MIB).isBetween(1000L, 3000L);
    TrainingPlan resetting =
        Trainings.with(plan, Averaging.everyEpochs(1).optimizer(OptimizerAveraging.RESET));
    WorkerMemory reset =
        WorkerMemory.of(Networks.resNet50(Shape.image(3, 224, 224), 1000), resetting);
    assertThat(reset.heapBytes()).isLessThan(memory.heapBytes() / 2);
  }
}
