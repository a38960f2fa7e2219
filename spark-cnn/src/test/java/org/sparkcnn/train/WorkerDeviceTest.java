package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.apache.spark.resource.ResourceInformation;
import org.junit.jupiter.api.Test;
import org.sparkcnn.engine.Device;

class WorkerDeviceTest {
  @Test
  void aWorkerTakesTheGpuThatSparkGaveItsTask() {
    assertThat(WorkerDevice.gpu(gpus("2"), 4, () -> 3)).isEqualTo(Device.gpu(2, 4));
  }

  @Test
  void ofSeveralGpusAWorkerTakesTheFirstThatSparkNames() {
    assertThat(WorkerDevice.gpu(gpus("1", "0"), 1, () -> 2)).isEqualTo(Device.gpu(1, 1));
  }

  @Test
  void aTaskWithoutAGpuIsAnErrorThatSaysWhatTheTaskHas() {
    Map<String, ResourceInformation> fpga =
        Map.of("fpga", new ResourceInformation("fpga", new String[] {"f1"}));
    String message =
        "the workers compute on GPUs, but Spark gave this task none, only %s; expected one by"
            + " spark.task.resource.gpu.amount";
    refuses(fpga, message.formatted("[fpga]"));
    refuses(Map.of(), message.formatted("[]"));
    refuses(gpus(), message.formatted("[gpu]"));
  }

  @Test
  void anAddressThatIsNoNumberIsAnErrorThatNamesIt() {
    String message =
        "Spark gave this task the GPU at address '%s'; expected its number from 0, as"
            + " conf/gpu-discovery.sh lists them (spark.executor.resource.gpu.discoveryScript)";
    refuses(gpus("MIG-7bd5-4f0"), message.formatted("MIG-7bd5-4f0"));
    refuses(gpus("-1"), message.formatted("-1"));
    refuses(gpus(""), message.formatted(""));
  }

  @Test
  void aGpuThatLibtorchDoesNotSeeIsAnErrorThatSaysHowManyItSees() {
    refuses(
        gpus("2"),
        "Spark gave this task the GPU at address '2', but libtorch sees 2 GPUs in this process:"
            + " expected its CUDA build (Maven profile gpu), NVIDIA's driver with CUDA and cuDNN on"
            + " the host, and addresses from 0 as CUDA_VISIBLE_DEVICES leaves them"
            + " (spark.executor.resource.gpu.discoveryScript)");
  }

  private static Map<String, ResourceInformation> gpus(String... addresses) {
    return Map.of("gpu", new ResourceInformation("gpu", addresses));
  }

  private static void refuses(Map<String, ResourceInformation> resources, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WorkerDevice.gpu(resources, 1, () -> 2))
        .withMessage(message);
  }
}
