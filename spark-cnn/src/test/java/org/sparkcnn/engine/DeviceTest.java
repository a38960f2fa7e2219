package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Layers;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Loss;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.Sgd;

class DeviceTest {
  @Test
  void aDeviceThatCannotBeIsRefused() {
    refuses(() -> Device.cpu(0), "a CPU needs at least 1 thread, found 0");
    refuses(() -> Device.gpu(0, 0), "a CPU needs at least 1 thread, found 0");
    refuses(() -> Device.gpu(-1, 1), "a GPU's ordinal is in 0 to 127, found -1");
    refuses(() -> Device.gpu(128, 1), "a GPU's ordinal is in 0 to 127, found 128");
  }

  @Test
  void aGpuThatIsNotThereIsRefusedAndNotReplacedByTheProcessor() {
    Network network = Network.of(Shape.image(1, 4, 4), Layers.flatten(), Layers.linear(2));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new TrainingSession(
                    network,
                    Normalization.none(1),
                    PixelType.UINT8,
                    Recipe.of(Loss.crossEntropy(), Sgd.of(0.1)),
                    Device.gpu(127, 1),
                    0))
        .withMessageMatching("there is no GPU 127: libtorch sees \\d+ in this process");
  }

  private static void refuses(Supplier<Device> device, String message) {
    assertThatIllegalArgumentException().isThrownBy(device::get).withMessage(message);
  }
}
