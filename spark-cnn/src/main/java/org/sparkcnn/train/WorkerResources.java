package org.sparkcnn.train;

import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkcnn.natives.Gpus;

/**
 * What a worker takes of the cluster: {@code spark.task.cpus} cores, and a GPU if it computes on
 * one. Decided once, on the driver, so that all workers compute alike.
 *
 * <p>Where executors have GPUs but their tasks take none by default, the training stage alone asks
 * for one and for the cores that an executor has for each of its GPUs, with a profile of the task's
 * and not of the executor's: Spark keeps its executors and the packed images in them (<a
 * href="https://spark.apache.org/docs/4.1.0/configuration.html#stage-level-scheduling-overview">stage
 * level scheduling</a>).
 */
public final class WorkerResources {
  static final String GPU = "gpu";
  private static final Logger LOG = LoggerFactory.getLogger(WorkerResources.class);

  private final GpuSettings gpus;
  private final ResourceProfile profile;

  private WorkerResources(GpuSettings gpus, ResourceProfile profile) {
    this.gpus = gpus;
    this.profile = profile;
  }

  /** Returns the cores of a task, without a GPU. */
  public static WorkerResources cpu() {
    return new WorkerResources(null, null);
  }

  /**
   * Returns what workers take under Spark's configuration.
   *
   * @throws IllegalArgumentException if the choice is GPU and Spark assigns none, naming the
   *     settings, what they are and what they should be
   */
  public static WorkerResources of(DeviceChoice choice, SparkConf conf) {
    return of(choice, conf, Gpus.hasCudaBuild());
  }

  static WorkerResources of(DeviceChoice choice, SparkConf conf, boolean hasCudaBuild) {
    GpuSettings gpus = GpuSettings.of(conf);
    String obstacle = gpus.obstacle();
    if (choice == DeviceChoice.GPU && obstacle != null) {
      throw new IllegalArgumentException(
          "device is gpu, but %s; conf/ has settings for clusters with GPUs, gpu-*.conf"
              .formatted(obstacle));
    }
    if (choice == DeviceChoice.AUTO && obstacle == null && !hasCudaBuild) {
      obstacle = "libtorch on the driver's class path is not the CUDA build (Maven profile gpu)";
    }
    if (choice == DeviceChoice.CPU || obstacle != null) {
      if (choice == DeviceChoice.AUTO && gpus.areAsked()) {
        LOG.warn("device is auto, and workers compute on the processors, because {}", obstacle);
      }
      return cpu();
    }
    LOG.info("Workers compute on the GPUs that Spark assigns them: {}", gpus);
    return new WorkerResources(gpus, gpus.giveEachTask() ? null : profile(gpus.cpus()));
  }

  private static ResourceProfile profile(int cpus) {
    TaskResourceRequests task = new TaskResourceRequests().cpus(cpus).resource(GPU, 1);
    return new ResourceProfileBuilder().require(task).build();
  }

  /** Returns whether workers compute on GPUs. */
  public boolean includeGpu() {
    return gpus != null;
  }

  /** Returns how many workers run side by side; without executors yet, how many are expected. */
  public int slots(SparkContext spark) {
    if (!includeGpu()) {
      return TaskSlots.of(spark);
    }
    int slots = profile == null ? TaskSlots.now(spark) : TaskSlots.now(spark, profile);
    return slots > 0 ? slots : gpus.slots();
  }

  /** Lets the tasks that compute these rows run only where they get what a worker takes. */
  <T> JavaRDD<T> given(JavaRDD<T> workers) {
    return profile == null ? workers : workers.withResources(profile);
  }
}
