package org.sparkcnn.network;

import java.io.Serializable;
import java.util.List;

/**
 * A CNN as a value: the shape of its input and an ordered list of named layers. Equal networks have
 * equal inputs, names and layers. The shapes are inferred from front to back when it is made, so
 * that a network that exists is one that fits together.
 *
 * <pre>{@code
 * Network lenet = Network.of(Shape.image(3, 32, 32),
 *     conv2d(6, 5), relu(), maxPool2d(2),
 *     conv2d(16, 5), relu(), maxPool2d(2),
 *     flatten(), linear(120), relu(), linear(84), relu(), linear(10));
 * }</pre>
 *
 * @param input the shape of one image, (C, H, W)
 * @param layers the layers in the order in which data flows through them
 */
public record Network(Shape input, List<NamedLayer> layers) implements Serializable {

  /**
   * Checks that the layers fit together.
   *
   * @throws IllegalArgumentException if the input is no image, there are no layers, a name is used
   *     twice or lies within another, layers are nested more than 50 deep, or a layer cannot take
   *     what arrives; the message names the layer, what arrives and what was expected; also if
   *     there are too many parameters for one vector
   */
  public Network {
    Require.image(input);
    layers = List.copyOf(layers);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("a network needs at least one layer");
    }
    Chain.check(layers);
    ParameterTable.of(Chain.parameters(input, layers).toList());
  }

  /** Returns a network whose layers are named by position, as in torch.nn.Sequential. */
  public static Network of(Shape input, Layer... layers) {
    return new Network(input, Chain.numbered(layers));
  }

  /** Returns a network of layers with names of their own. */
  public static Network of(Shape input, NamedLayer... layers) {
    return new Network(input, List.of(layers));
  }

  /**
   * One layer in its place.
   *
   * @param name the layer's name
   * @param layer the layer
   * @param input the shape that arrives
   * @param output the shape that leaves
   */
  public record Step(String name, Layer layer, Shape input, Shape output) {

    /** Returns the layer's parameters under their full names. */
    public List<Parameter> parameters() {
      return layer.parameters(input).stream().map(p -> p.named(name + "." + p.name())).toList();
    }

    /** Returns the floating point operations of one example. */
    public long flops() {
      return layer.flops(input);
    }
  }

  /** Returns the layers with the shapes between them. */
  public List<Step> steps() {
    return Chain.steps(input, layers);
  }

  /** Returns the shape that leaves the last layer. */
  public Shape output() {
    return Chain.output(input, layers);
  }

  /** Returns the last layer and its name. */
  public NamedLayer lastLayer() {
    return layers.get(layers.size() - 1);
  }

  /**
   * Returns the names that {@link #upTo} takes, front to back: those of the layers, and of the
   * layers within Sequentials behind their Sequential's and a dot, as in PyTorch's named_modules.
   */
  public List<String> layerNames() {
    return Truncation.names(layers);
  }

  /**
   * Returns the beginning of this network, for what a layer within it gives, such as a classifier's
   * features. Layers and parameters keep their names.
   *
   * @param layerName the layer that becomes the last, one of {@link #layerNames}: {@code avgpool},
   *     {@code features.3}, {@code layer4.1}
   * @throws IllegalArgumentException if it is none of them, as within a Residual or a Concat
   */
  public Network upTo(String layerName) {
    return new Network(input, Truncation.upTo(layers, layerName));
  }

  /**
   * Returns the end of this network, the counterpart of {@link #upTo}: what follows a layer, for
   * the shape that arrives there. Layers and parameters keep their names. Where a vector of n
   * arrives, the end takes images of shape (n, 1, 1) and flattens them first, as a network's input
   * is an image.
   *
   * @param layerName the layer before the cut, one of {@link #layerNames} but the last
   * @throws IllegalArgumentException if it is none of them, as within a Residual or a Concat, or
   *     nothing follows it
   */
  public Network after(String layerName) {
    Shape arriving = upTo(layerName).output();
    List<NamedLayer> rest = Truncation.after(layers, layerName);
    return arriving.isImage()
        ? new Network(arriving, rest)
        : new Network(Shape.image(arriving.elements(), 1, 1), Chain.flattened(rest));
  }

  /**
   * Returns this network with another layer in one's place, as {@code model.fc = nn.Linear(512, 2)}
   * does in PyTorch. The shapes behind it are inferred anew.
   *
   * @param layerName the path of a layer, those within Residuals and Concats included: {@code fc},
   *     {@code classifier.6}, {@code layer4.1.conv2}
   * @param layer what takes its place, under its name
   * @throws IllegalArgumentException if there is no such layer, or the layer or what follows cannot
   *     take what arrives
   */
  public Network replace(String layerName, Layer layer) {
    return new Network(input, Replacement.of(layers, layerName, layer));
  }

  /**
   * Returns this network for another number of classes: the last layer that has parameters gives
   * that many outputs, and stays as it is in all else.
   *
   * @param outputs at least 1
   * @throws IllegalArgumentException if that layer is no Linear and no Conv2d of 1×1, or there is
   *     none
   */
  public Network replaceHead(int outputs) {
    return Head.of(this).outputs(outputs);
  }

  /**
   * Returns the name of the last layer that has parameters, which {@link #replaceHead} replaces:
   * {@code fc}, {@code classifier.6}.
   *
   * @throws IllegalArgumentException if no layer has parameters
   */
  public String headName() {
    return Head.of(this).name();
  }

  /** Returns all parameters under their full names, in PyTorch's state_dict order. */
  public List<Parameter> parameters() {
    return Chain.parameters(input, layers).toList();
  }

  /** Returns where each parameter lies in the flat vector of weights. */
  public ParameterTable parameterTable() {
    return ParameterTable.of(parameters());
  }

  /** Returns this network with every convolution and linear layer starting another way. */
  public Network initializer(Initializer start) {
    return new Network(input, Chain.initializer(layers, start));
  }

  /**
   * Returns how many numbers all layers together give for one image, those within blocks included;
   * training keeps about as many until its backward pass.
   */
  public long activations() {
    return Chain.activations(input, layers);
  }

  /**
   * Returns a table for people, like torchinfo's: each layer with its output shape, parameters and
   * floating point operations, and the totals.
   */
  public String summary() {
    return NetworkSummary.of(this);
  }
}
