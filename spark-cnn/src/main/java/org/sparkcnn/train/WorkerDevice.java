package org.sparkcnn.train;

import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import org.apache.spark.resource.ResourceInformation;
import org.sparkcnn.engine.Device;

/**
 * The GPU that a worker computes on: the one that Spark gave its task, never one of its own choice,
 * which other tasks would choose too.
 */
final class WorkerDevice {
  private WorkerDevice() {}

  /**
   * Returns the first GPU of a task; a worker computes on one, however many its task has.
   *
   * @param resources the task's
   * @param cpus the task's cores
   * @param visible says how many GPUs libtorch sees in this process; asked only if Spark gave one
   * @throws IllegalArgumentException if the task has no GPU, or one that libtorch cannot compute
   *     on; never is the processor taken instead
   */
  static Device gpu(Map<String, ResourceInformation> resources, int cpus, IntSupplier visible) {
    ResourceInformation gpus = resources.get(WorkerResources.GPU);
    if (gpus == null || gpus.addresses().length == 0) {
      throw new IllegalArgumentException(
          ("the workers compute on GPUs, but Spark gave this task none, only %s; expected one by"
                  + " spark.task.resource.gpu.amount")
              .formatted(new TreeSet<>(resources.keySet())));
    }
    String address = gpus.addresses()[0];
    int ordinal = ordinal(address);
    int seen = visible.getAsInt();
    if (ordinal >= seen) {
      throw new IllegalArgumentException(
          ("Spark gave this task the GPU at address '%s', but libtorch sees %d GPUs in this process:"
                  + " expected its CUDA build (Maven profile gpu), NVIDIA's driver with CUDA and"
                  + " cuDNN on the host, and addresses from 0 as CUDA_VISIBLE_DEVICES leaves them"
                  + " (spark.executor.resource.gpu.discoveryScript)")
              .formatted(address, seen));
    }
    return Device.gpu(ordinal, cpus);
  }

  private static int ordinal(String address) {
    // A GPU's slice (MIG) has a name instead, which CUDA takes in CUDA_VISIBLE_DEVICES only.
    if (!address.matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          ("Spark gave this task the GPU at address '%s'; expected its number from 0, as"
                  + " conf/gpu-discovery.sh lists them"
                  + " (spark.executor.resource.gpu.discoveryScript)")
              .formatted(address));
    }
    return Integer.parseInt(address);
  }
}
