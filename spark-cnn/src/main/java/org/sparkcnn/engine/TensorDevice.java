package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.getCUDAHooks;
import static org.bytedeco.pytorch.global.torch.globalContext;
import static org.bytedeco.pytorch.global.torch.make_generator_cpu;

import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.Generator;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch.DeviceType;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.natives.Gpus;

/**
 * Where tensors lie and random numbers are drawn: all that a session does differently on a GPU. The
 * lines that name CUDA have never run on a GPU; nobody here had one.
 */
final class TensorDevice {
  static final TensorDevice CPU = new TensorDevice(null);

  /** Null for the processor. */
  private final Byte gpu;

  private TensorDevice(Byte gpu) {
    this.gpu = gpu;
  }

  /**
   * Returns the place of a device; loads libtorch if it is a GPU.
   *
   * @throws IllegalArgumentException if libtorch sees no such GPU
   */
  static TensorDevice of(Device device) {
    if (!(device instanceof Device.Gpu chosen)) {
      return CPU;
    }
    int visible = Gpus.count();
    if (chosen.ordinal() >= visible) {
      throw new IllegalArgumentException(
          "there is no GPU %d: libtorch sees %d in this process"
              .formatted(chosen.ordinal(), visible));
    }
    // As far as cuDNN goes, a task that is tried again repeats itself.
    globalContext().setDeterministicCuDNN(true);
    return new TensorDevice((byte) chosen.ordinal());
  }

  /** Returns the options of a new tensor. */
  TensorOptions options(ScalarType type) {
    TensorOptions options = new TensorOptions(type);
    return gpu == null ? options : options.device(new DeviceOptional(cuda()));
  }

  /** Returns a tensor with these values here: itself, if it is here already. */
  Tensor moved(Tensor tensor) {
    return gpu == null ? tensor : tensor.to(cuda(), tensor.scalar_type());
  }

  /** Returns a new generator of random numbers; a GPU draws others than the processor. */
  Generator generator(long seed) {
    if (gpu == null) {
      return make_generator_cpu(seed);
    }
    Generator generator = getCUDAHooks().getNewGenerator(gpu);
    generator.set_current_seed(seed);
    return generator;
  }

  private org.bytedeco.pytorch.Device cuda() {
    return new org.bytedeco.pytorch.Device(DeviceType.CUDA, gpu);
  }
}
