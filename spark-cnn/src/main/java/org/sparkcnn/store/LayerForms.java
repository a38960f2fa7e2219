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
  static final List<KindForm<Layer>> ALL =
      List.of(
          KindForm.of("Conv2d", Layers.conv2d(1, 1), "outChannels", "kernel"),
          KindForm.of("ConvTranspose2d", Layers.convTranspose2d(1, 1), "outChannels", "kernel"),
          KindForm.of("Linear", Layers.linear(1), "outFeatures"),
          KindForm.<Layer>of("MaxPool2d", Layers.maxPool2d(1), "kernel").sameAs("stride", "kernel"),
          KindForm.<Layer>of("AvgPool2d", Layers.avgPool2d(1), "kernel").sameAs("stride", "kernel"),
          KindForm.of("AdaptiveAvgPool2d", Layers.adaptiveAvgPool2d(1), "size"),
          KindForm.of("BatchNorm", Layers.batchNorm()),
          KindForm.of("GroupNorm", Layers.groupNorm(1), "groups"),
          KindForm.of("Dropout2d", Layers.dropout2d(0), "p"),
          KindForm.of("LeakyReLU", Layers.leakyRelu()),
          KindForm.of("ELU", Layers.elu()),
          KindForm.of("Dropout", Layers.dropout(0), "p"),
          KindForm.of("Subsample", Layers.subsample(1, 1), "outChannels", "stride"),
          KindForm.of("Sequential", Layers.sequential(Layers.relu()), "layers"),
          KindForm.of("Residual", Layers.residual(Layers.relu()), "body"),
          KindForm.of("Concat", Layers.concat(Layers.relu(), Layers.relu()), "branches"),
          KindForm.constant("ReLU", Layers.relu()),
          KindForm.constant("Sigmoid", Layers.sigmoid()),
          KindForm.constant("Tanh", Layers.tanh()),
          KindForm.constant("ReLU6", Layers.relu6()),
          KindForm.constant("GELU", Layers.gelu()),
          KindForm.constant("SiLU", Layers.silu()),
          KindForm.constant("Hardswish", Layers.hardswish()),
          KindForm.constant("Flatten", Layers.flatten()),
          KindForm.constant("Softmax", Layers.softmax()));

  private LayerForms() {}
}
