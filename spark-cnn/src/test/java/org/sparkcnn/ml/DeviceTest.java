package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeviceTest {
  @Test
  void gpusThatSparkDoesNotAssignAreRefusedBeforeAnyJob() {
    Refusals.beforeAnyJob(
        Cnns.quick().setDevice("gpu"),
        Cnns.IMAGES.structs(6),
        "device is gpu, but spark.master is 'local[2]', where Spark assigns no GPUs; expected a"
            + " standalone, YARN or Kubernetes cluster; conf/ has settings for clusters with GPUs,"
            + " gpu-*.conf");
  }

  @Test
  void onProcessorsAutoTrainsAsCpuDoes() {
    CnnClassifier cnn = Cnns.quick().setEpochs(1);
    assertThat(cnn.setDevice("auto").fit(Cnns.IMAGES.structs(24)).weights().values())
        .isEqualTo(cnn.setDevice("cpu").fit(Cnns.IMAGES.structs(24)).weights().values());
  }
}
