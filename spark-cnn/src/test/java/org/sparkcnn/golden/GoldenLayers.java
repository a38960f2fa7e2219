package org.sparkcnn.golden;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.gelu;
import static org.sparkcnn.network.Layers.hardswish;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.relu6;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.silu;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.tanh;

import com.fasterxml.jackson.databind.JsonNode;
import org.sparkcnn.network.AvgPool2d;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.GroupNorm;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;

/** Reads the plain form in which make_golden.py writes layers; pairs are [height, width]. */
final class GoldenLayers {
  private GoldenLayers() {}

  static Layer read(JsonNode json) {
    String kind = json.get("kind").asText();
    return switch (kind) {
      case "conv2d" -> convolution(json);
      case "linear" -> dense(json);
      case "convTranspose2d" -> transposed(json);
      case "maxPool2d" -> maximum(json);
      case "avgPool2d" -> mean(json);
      case "adaptiveAvgPool2d" -> adaptiveAvgPool2d(height(json, "size"), width(json, "size"));
      case "groupNorm" -> new GroupNorm(json.get("groups").asInt(), json.get("eps").asDouble());
      case "leakyRelu" -> leakyRelu(json.get("slope").asDouble());
      case "elu" -> elu(json.get("alpha").asDouble());
      case "relu6" -> relu6();
      case "gelu" -> gelu();
      case "silu" -> silu();
      case "hardswish" -> hardswish();
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

  private static ConvTranspose2d transposed(JsonNode json) {
    return convTranspose2d(
            json.get("outChannels").asInt(), height(json, "kernel"), width(json, "kernel"))
        .stride(height(json, "stride"), width(json, "stride"))
        .padding(height(json, "padding"), width(json, "padding"))
        .dilation(height(json, "dilation"), width(json, "dilation"))
        .outputPadding(height(json, "outputPadding"), width(json, "outputPadding"))
        .groups(json.get("groups").asInt());
  }

  private static MaxPool2d maximum(JsonNode json) {
    MaxPool2d layer =
        maxPool2d(height(json, "kernel"), width(json, "kernel"))
            .stride(height(json, "stride"), width(json, "stride"))
            .padding(height(json, "padding"), width(json, "padding"));
    return json.get("ceilMode").asBoolean() ? layer.withCeilMode() : layer;
  }

  private static AvgPool2d mean(JsonNode json) {
    AvgPool2d layer =
        avgPool2d(height(json, "kernel"), width(json, "kernel"))
            .stride(height(json, "stride"), width(json, "stride"))
            .padding(height(json, "padding"), width(json, "padding"));
    layer = json.get("ceilMode").asBoolean() ? layer.withCeilMode() : layer;
    return json.get("countIncludePad").asBoolean() ? layer : layer.withoutCountingPad();
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
