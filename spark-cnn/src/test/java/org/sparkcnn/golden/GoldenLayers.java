package org.sparkcnn.golden;

import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.tanh;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;

/** Reads the plain form in which make_golden.py writes layers; pairs are [height, width]. */
final class GoldenLayers {
  private GoldenLayers() {}

  static Layer read(JsonNode json) {
    String kind = json.get("kind").asText();
    return switch (kind) {
      case "conv2d" -> convolution(json);
      case "linear" -> dense(json);
      case "maxPool2d" ->
          maxPool2d(height(json, "kernel"), width(json, "kernel"))
              .stride(height(json, "stride"), width(json, "stride"))
              .padding(height(json, "padding"), width(json, "padding"));
      case "avgPool2d" ->
          avgPool2d(height(json, "kernel"), width(json, "kernel"))
              .stride(height(json, "stride"), width(json, "stride"))
              .padding(height(json, "padding"), width(json, "padding"));
      case "relu" -> relu();
      case "sigmoid" -> sigmoid();
      case "tanh" -> tanh();
      case "flatten" -> flatten();
      case "softmax" -> softmax();
      default -> throw new IllegalArgumentException("unknown kind of layer: " + kind);
    };
  }

  private static Conv2d convolution(JsonNode json) {
    Conv2d layer =
        conv2d(json.get("outChannels").asInt(), height(json, "kernel"), width(json, "kernel"))
            .stride(height(json, "stride"), width(json, "stride"))
            .padding(height(json, "padding"), width(json, "padding"))
            .dilation(height(json, "dilation"), width(json, "dilation"))
            .groups(json.get("groups").asInt());
    return json.get("bias").asBoolean() ? layer : layer.withoutBias();
  }

  private static Linear dense(JsonNode json) {
    Linear layer = linear(json.get("outFeatures").asInt());
    return json.get("bias").asBoolean() ? layer : layer.withoutBias();
  }

  private static int height(JsonNode json, String pair) {
    return json.get(pair).get(0).asInt();
  }

  private static int width(JsonNode json, String pair) {
    return json.get(pair).get(1).asInt();
  }
}
