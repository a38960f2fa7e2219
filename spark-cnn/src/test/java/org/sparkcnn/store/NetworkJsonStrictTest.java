package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkJsonStrictTest {

  private static void refused(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> NetworkJson.read(json.replace('\'', '"')))
        .withMessageStartingWith(message.replace('`', '\''));
  }

  private static String network(String layer) {
    return "{'version': 1, 'input': [1, 8, 8], 'layers': [%s]}".formatted(layer);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "type":"Conv3d"                                     | : unknown type `Conv3d`; known are [Conv2d, ConvTranspose2d, Linear,
          "type":"java.lang.Runtime"                          | : unknown type `java.lang.Runtime`; known are [
          "type":7                                            | : type: expected a string, found 7
          "kernel":3                                          | : missing property `type`; found are [kernel]
          "type":"Conv2d","kernel":3                          |  (Conv2d): missing property `outChannels`; found are [kernel]
          "type":"Conv2d","outChannels":4,"kernel":3,"pad":1  |  (Conv2d): unknown property `pad`; known are [outChannels, kernel, stride, padding, samePadding, dilation, groups, bias, inChannels, initializer]
          "type":"Conv2d","outChannels":4.0,"kernel":3        |  (Conv2d): outChannels: expected a whole number, found 4.0
          "type":"Conv2d","outChannels":"4","kernel":3        |  (Conv2d): outChannels: expected a whole number, found "4"
          "type":"Conv2d","outChannels":9999999999,"kernel":3 |  (Conv2d): outChannels: expected a whole number, found 9999999999
          "type":"Conv2d","outChannels":0,"kernel":3          |  (Conv2d): outChannels must be at least 1, found 0
          "type":"Conv2d","outChannels":4,"kernel":[3]        |  (Conv2d): kernel: expected a whole number or a pair [height, width], found [3]
          "type":"Conv2d","outChannels":4,"kernel":[3,3,3]    |  (Conv2d): kernel: expected a whole number or a pair [height, width], found [3,3,3]
          "type":"Conv2d","outChannels":4,"kernel":[3,true]   |  (Conv2d): kernel: expected a whole number or a pair [height, width], found [3,true]
          "type":"Conv2d","outChannels":4,"kernel":3,"bias":1 |  (Conv2d): bias: expected true or false, found 1
          "type":"Linear","outFeatures":4,"inFeatures":null   |  (Linear): inFeatures: expected a whole number, found null
          "type":"Linear","outFeatures":4,"initializer":"he"  |  (Linear): initializer: expected an object {...}, found "he"
          "type":"Linear","outFeatures":4,"initializer":{"method":"he","scale":1}              |  (Linear): initializer: method: expected one of [pytorch, xavierUniform, xavierNormal, kaimingUniform, kaimingNormal, kaimingNormalFanOut, gaussian, zeros, ones], found "he"
          "type":"Linear","outFeatures":4,"initializer":{"method":"gaussian"}                  |  (Linear): initializer: missing property `scale`; found are [method]
          "type":"Linear","outFeatures":4,"initializer":{"method":"zeros","scale":1,"gain":2}  |  (Linear): initializer: unknown property `gain`; known are [method, scale]
          "type":"Linear","outFeatures":4,"initializer":{"method":"gaussian","scale":"NaN"}    |  (Linear): initializer: an initializer's scale must be finite and at least 0, found NaN
          "type":"Linear","outFeatures":4,"initializer":{"method":"gaussian","scale":1e999}    |  (Linear): initializer: an initializer's scale must be finite and at least 0, found Infinity
          "type":"Dropout","p":"0.5"                          |  (Dropout): p: expected a number, found "0.5"
          "type":"Dropout","p":1.5                            |  (Dropout): dropout's p must be in [0, 1), found 1.5
          "type":"MaxPool2d","kernel":2,"padding":2           |  (MaxPool2d): a pooling layer's padding is at most half its kernel 2, found 2
          "type":"BatchNorm","momentum":2                     |  (BatchNorm): momentum must be in [0, 1], found 2.0
          "type":"BatchNorm","numFeatures":8                  |  (BatchNorm): unknown property `numFeatures`; known are [momentum, eps]
          "type":"Subsample","outChannels":8                  |  (Subsample): missing property `stride`; found are [outChannels]
          "type":"Sequential"                                 |  (Sequential): missing property `layers`; found are []
          "type":"Sequential","layers":[]                     |  (Sequential): a Sequential needs at least one layer
          "type":"Sequential","layers":{}                     |  (Sequential): layers: expected a list [...], found {}
          "type":"Sequential","layers":[{"name":"0","type":"ReLU"},{"name":"a","type":"Conv2d"}] |  (Sequential): layers[1]: layer `a` (Conv2d): missing property `outChannels`
          "type":"Residual","body":[{"name":"0","type":"Residual","body":[{"name":"a","type":"Dropout","p":2}]}] |  (Residual): body[0]: layer `0` (Residual): body[0]: layer `a` (Dropout): dropout's p must be
          "type":"Residual","body":[{"name":"a","type":"ReLU"}],"shortcut":[{"name":"a","type":"ReLU"}] |  (Residual): layers 0 and 1 have the same name `a`
          "type":"Residual","body":[{"name":"a","type":"ReLU"}],"activation":"swish" |  (Residual): activation: expected one of [relu, sigmoid, tanh, relu6, gelu, silu, hardswish], found "swish"
          "type":"Concat","branches":[[]]                     |  (Concat): a Concat needs at least two branches, found 1
          "type":"Concat","branches":[[],{"name":"a","type":"ReLU"}]      |  (Concat): branches[1]: expected a list [...], found {
          "type":"Concat","branches":[[],[{"type":"ReLU"}]]   |  (Concat): branches[1][0]: missing property `name`; found are [type]
          "type":"ReLU","inplace":true                        |  (ReLU): unknown property `inplace`; ReLU has none
          """)
  void aLayersSettingsAreCheckedByNameAndValue(String settings, String message) {
    refused(
        network("{'name': 'conv1', " + settings + "}"),
        "layers[0]: layer 'conv1'" + (message.startsWith(":") ? "" : " ") + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          []                                                       | expected an object {...}, found []
          {}                                                       | missing property `version`; found are []
          {"version":2,"hyper":true}                               | version 2 was found, but this spark-cnn reads up to version 1: upgrade spark-cnn
          {"version":0}                                            | version: expected 1 to 1, found 0
          {"version":"1"}                                          | version: expected a whole number, found "1"
          {"version":1,"layers":[]}                                | missing property `input`; found are [layers]
          {"version":1,"input":[1,8,8]}                            | missing property `layers`; found are [input]
          {"version":1,"input":[1,8,8],"layers":[],"classes":10}   | unknown property `classes`; known are [input, layers]
          {"version":1,"input":[1,8,8],"layers":{}}                | layers: expected a list [...], found {}
          {"version":1,"input":[1,8,8],"layers":[]}                | a network needs at least one layer
          {"version":1,"input":[1,8,8],"layers":["ReLU"]}          | layers[0]: expected an object {...}, found "ReLU"
          {"version":1,"input":[1,8,8],"layers":[{"type":"ReLU"}]} | layers[0]: missing property `name`; found are [type]
          {"version":1,"input":[1,8,8],"layers":[{"name":"../x","type":"ReLU"}]} | layers[0]: a layer's name is a path like layer1.0.conv1
          {"version":1,"input":[1,8,8],"layers":[{"name":"a","type":"Linear","outFeatures":2}]} | layer `a` (Linear): a vector (N) is expected, but the shape (1, 8, 8) arrives
          {"version":1,"input":[1,8,8],"layers":[{"name":"a","type":"Sequential","layers":[{"name":"b","type":"Linear","outFeatures":2}]}]} | layer `a` (Sequential): layer `b` (Linear): a vector (N) is expected, but the shape (1, 8, 8) arrives
          {"version":1,"input":[1,8,"8"],"layers":[]}              | input: expected a list of whole numbers such as [1, 28, 28], found [1,8,"8"]
          {"version":1,"input":[1,0,8],"layers":[]}                | input: every size must be at least 1, found [1, 0, 8]
          {"version":1,"input":[2000000000,2000000000,8],"layers":[]} | input: more than 2^31 - 1 elements in
          {"version":1,"version":1}                                | not JSON: Duplicate field 'version' (line 1, column
          {"version":1                                             | not JSON: Unexpected end-of-input
          {"version":1} {}                                         | not JSON: Trailing token
          {"version":NaN}                                          | not JSON: Non-standard token 'NaN'
          hello                                                    | not JSON: Unrecognized token 'hello'
          """)
  void theWholeIsCheckedByNameAndValue(String json, String message) {
    refused(json, message);
  }

  @Test
  void anEmptyTextIsRefused() {
    refused("", "expected an object {...}, found nothing");
  }

  @Test
  void aNameThatWouldExhaustTheStackIsRefused() {
    String name = "a.".repeat(100_000) + "a";
    refused(
        network("{'name': '" + name + "', 'type': 'ReLU'}"),
        "layers[0]: a layer's name may have 500 characters, found 200001");
  }

  @Test
  void nestingThatWouldExhaustTheStackIsRefused() {
    refused(
        network("[".repeat(100_000) + "]".repeat(100_000)),
        "not JSON: Document nesting depth (201) exceeds the maximum allowed");
  }

  @Test
  void layersWithinLayersThatWouldExhaustTheStackAreRefused() {
    refused(
        network(sequentials(100_000)),
        "not JSON: Document nesting depth (201) exceeds the maximum allowed");
    String place = "layers[0]: layer 'a' (Sequential): ";
    refused(network(sequentials(60)), place.repeat(10) + "layers are nested more than 50 deep");
  }

  private static String sequentials(int depth) {
    return "{'name': 'a', 'type': 'Sequential', 'layers': [".repeat(depth)
        + "{'name': 'a', 'type': 'ReLU'}"
        + "]}".repeat(depth);
  }
}
