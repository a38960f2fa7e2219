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
import static org.sparkcnn.network.Layers.subsample;
import static org.sparkcnn.network.Layers.tanh;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.AvgPool2d;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.ConvTranspose2d;
import org.sparkcnn.network.GroupNorm;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Residual;

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
      case "batchNorm" ->
          new BatchNorm(json.get("momentum").asDouble(), json.get("eps").asDouble());
      case "subsample" -> subsample(json.get("outChannels").asInt(), json.get("stride").asInt());
      case "residual" -> residual(json);
      case "concat" -> concat(json);
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

  /** The body's layers are named 0, 1, ..., the shortcut's s0, s1, ... */
  private static Residual residual(JsonNode json) {
    Activation.Function last = json.get("activation").isNull() ? null : Activation.Function.RELU;
    return new Residual(chain(json.get("body"), ""), chain(json.get("shortcut"), "s"), last);
  }

  /** Layer i of branch b is named b_i. */
  private static Concat concat(JsonNode json) {
    List<List<NamedLayer>> branches = new ArrayList<>();
    for (JsonNode branch : json.get("branches")) {
      branches.add(chain(branch, branches.size() + "_"));
    }
    return new Concat(branches);
  }

  private static List<NamedLayer> chain(JsonNode layers, String prefix) {
    List<NamedLayer> named = new ArrayList<>();
    for (JsonNode layer : layers) {
      named.add(read(layer).named(prefix + named.size()));
    }
    return named;
  }

  private static Conv2d convolution(JsonNode json) {
    Conv2d layer =
        conv2d(json.get("outChannels").asInt(), height(json, "kernel"), width(json, "kernel"))
            .stride(height(json, "stride"), width(json, "stride"))
            .padding(height(json, "padding"), width(json, "padding"))
            .dilation(height(json, "dilation"), width(json, "dilation"))
            .groups(json.get("groups").asInt());
    layer = json.has("samePadding") ? layer.withSamePadding() : layer;
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
