package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Layers;

/**
 * The kinds of layer that JSON knows: an entry per record, with its name, its defaults as a layer
 * that the factories make, and the settings that have none. How each setting is written follows
 * from its type ({@link Values}).
 */
final class LayerForms {
  private static final List<LayerForm> ALL =
      List.of(
          LayerForm.of("Conv2d", Layers.conv2d(1, 1), "outChannels", "kernel"),
          LayerForm.of("ConvTranspose2d", Layers.convTranspose2d(1, 1), "outChannels", "kernel"),
          LayerForm.of("Linear", Layers.linear(1), "outFeatures"),
          LayerForm.of("MaxPool2d", Layers.maxPool2d(1), "kernel").sameAs("stride", "kernel"),
          LayerForm.of("AvgPool2d", Layers.avgPool2d(1), "kernel").sameAs("stride", "kernel"),
          LayerForm.of("AdaptiveAvgPool2d", Layers.adaptiveAvgPool2d(1), "size"),
          LayerForm.of("BatchNorm", Layers.batchNorm()),
          LayerForm.of("GroupNorm", Layers.groupNorm(1), "groups"),
          LayerForm.of("Dropout2d", Layers.dropout2d(0), "p"),
          LayerForm.of("LeakyReLU", Layers.leakyRelu()),
          LayerForm.of("ELU", Layers.elu()),
          LayerForm.of("Dropout", Layers.dropout(0), "p"),
          LayerForm.of("Subsample", Layers.subsample(1, 1), "outChannels", "stride"),
          LayerForm.of("Sequential", Layers.sequential(Layers.relu()), "layers"),
          LayerForm.of("Residual", Layers.residual(Layers.relu()), "body"),
          LayerForm.of("Concat", Layers.concat(Layers.relu(), Layers.relu()), "branches"),
          LayerForm.constant("ReLU", Layers.relu()),
          LayerForm.constant("Sigmoid", Layers.sigmoid()),
          LayerForm.constant("Tanh", Layers.tanh()),
          LayerForm.constant("ReLU6", Layers.relu6()),
          LayerForm.constant("GELU", Layers.gelu()),
          LayerForm.constant("SiLU", Layers.silu()),
          LayerForm.constant("Hardswish", Layers.hardswish()),
          LayerForm.constant("Flatten", Layers.flatten()),
          LayerForm.constant("Softmax", Layers.softmax()));

  private LayerForms() {}

  static LayerForm of(String type) {
    return ALL.stream()
        .filter(form -> form.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown type '%s'; known are %s"
                        .formatted(type, ALL.stream().map(LayerForm::type).toList())));
  }

  static LayerForm of(Layer layer) {
    return ALL.stream()
        .filter(form -> form.fits(layer))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no JSON form for the layer " + layer));
  }
}
