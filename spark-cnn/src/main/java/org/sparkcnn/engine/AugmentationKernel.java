package org.sparkcnn.engine;

import static org.bytedeco.pytorch.global.torch.empty;

import java.nio.ByteOrder;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.engine.augment.Augmenter;
import org.sparkcnn.network.Shape;

/** From packed pixels to changed values, between a batch's memory and a tensor's. */
final class AugmentationKernel {
  private final Augmenter augmenter;

  AugmentationKernel(Augmenter augmenter) {
    this.augmenter = augmenter;
  }

  /** Returns the changed values of a batch as (N, H, W, C), not normalised yet. */
  Tensor forward(Batch batch, long step) {
    Shape image = batch.image();
    Tensor values = empty(batch.size(), image.height(), image.width(), image.channels());
    FloatPointer memory = values.data_ptr_float().capacity(values.numel());
    augmenter.augment(
        batch.pixels().asByteBuffer().order(ByteOrder.nativeOrder()),
        batch.size(),
        step,
        memory.asBuffer());
    return values;
  }
}
