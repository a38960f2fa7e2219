package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.SharedSpark;

class WorkerResourcesTest {
  private static final String EXECUTOR = "spark.executor.resource.gpu.amount";
  private static final String TASK = "spark.task.resource.gpu.amount";
  private static final String DYNAMIC = "spark.dynamicAllocation.enabled";

  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]", "local[*]"})
  void gpusAreRefusedWhereSparkIsLocal(String master) {
    refuses(
        conf(master).set(EXECUTOR, "1"),
        ("spark.master is '%s', where Spark assigns no GPUs; expected a standalone, YARN or"
                + " Kubernetes cluster")
            .formatted(master));
  }

  @Test
  void gpusAreRefusedWhereExecutorsHaveNone() {
    refuses(
        conf("yarn"),
        "Spark assigns none: spark.executor.resource.gpu.amount is 0 and"
            + " spark.task.resource.gpu.amount is 0.0; expected at least 1 an executor");
    refuses(
        conf("yarn").set(TASK, "0.5"),
        "Spark assigns none: spark.executor.resource.gpu.amount is 0 and"
            + " spark.task.resource.gpu.amount is 0.5; expected at least 1 an executor");
  }

  @Test
  void gpusForOneStageAreRefusedWhereExecutorsComeAndGo() {
    refuses(
        conf("yarn").set(EXECUTOR, "1").set(DYNAMIC, "true"),
        "spark.task.resource.gpu.amount is not set and spark.dynamicAllocation.enabled is true,"
            + " where a stage that asks for GPUs gets new executors and leaves the packed images in"
            + " the old ones; expected one of them changed");
    SparkConf each = conf("yarn").set(EXECUTOR, "1").set(DYNAMIC, "true").set(TASK, "1");
    assertThat(WorkerResources.of(DeviceChoice.GPU, each, false).includeGpu()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"spark://host:7077", "yarn", "k8s://https://host:443", "'local-cluster[1,2,1024]'"})
  void autoTakesGpusWhereSparkAssignsThemAndLibtorchIsTheCudaBuild(String master) {
    SparkConf conf = conf(master).set(EXECUTOR, "1");
    assertThat(WorkerResources.of(DeviceChoice.AUTO, conf, true).includeGpu()).isTrue();
    assertThat(WorkerResources.of(DeviceChoice.AUTO, conf, false).includeGpu()).isFalse();
    assertThat(WorkerResources.of(DeviceChoice.AUTO, conf(master), true).includeGpu()).isFalse();
    assertThat(WorkerResources.of(DeviceChoice.AUTO, conf("local"), true).includeGpu()).isFalse();
  }

  @Test
  void cpuTakesNoGpuThoughThereIsOne() {
    SparkConf conf = conf("yarn").set(EXECUTOR, "1");
    assertThat(WorkerResources.of(DeviceChoice.CPU, conf, true).includeGpu()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {"4, 2, -, 8", "4, 2, 1, 8", "4, 2, 0.5, 16", "4, 2, 2, 4", "1, 1, 2, 1"})
  void withoutExecutorsYetThereAreAsManyWorkersAsExpectedExecutorsHaveGpusFor(
      int executors, int gpus, String each, int slots) {
    SparkConf conf =
        conf("yarn")
            .set("spark.executor.instances", Integer.toString(executors))
            .set(EXECUTOR, Integer.toString(gpus));
    if (each != null) {
      conf.set(TASK, each);
    }
    assertThat(GpuSettings.of(conf).slots()).isEqualTo(slots);
  }

  @ParameterizedTest
  @CsvSource({"8, 2, 1, 4", "8, 1, 1, 8", "0, 1, 3, 3", "4, 4, 2, 2"})
  void aWorkerTakesTheCoresThatItsExecutorHasForEachGpu(
      int cores, int gpus, int taskCpus, int expected) {
    GpuSettings settings = new GpuSettings("yarn", gpus, 0, cores, taskCpus, 1, false);
    assertThat(settings.cpus()).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource(
      value = DeviceChoice.class,
      names = {"AUTO", "CPU"})
  void onProcessorsAWorkerIsATaskLikeAnyOther(DeviceChoice choice) {
    WorkerResources resources =
        WorkerResources.of(choice, SharedSpark.session().sparkContext().conf());
    assertThat(resources.slots(SharedSpark.session().sparkContext())).isEqualTo(2);
  }

  private static SparkConf conf(String master) {
    return new SparkConf(false).setMaster(master);
  }

  private static void refuses(SparkConf conf, String obstacle) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerResources.of(DeviceChoice.GPU, conf, true))
        .withMessage(
            "device is gpu, but %s; conf/ has settings for clusters with GPUs, gpu-*.conf",
            obstacle);
  }
}
