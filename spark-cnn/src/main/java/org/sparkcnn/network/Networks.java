package org.sparkcnn.network;

import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * Networks that are ready to use. The last layer gives one score per class, without softmax. Those
 * that torchvision has are built as torchvision builds them: the same layers, names in the
 * state_dict and first weights' distributions, for images of any number of channels; where a
 * default size is named, it is that of torchvision's pretrained weights.
 */
public final class Networks {
  private static final Map<String, BiFunction<Shape, Integer, Network>> BY_NAME = byName();

  private Networks() {}

  /**
   * Returns a network by its name, written as torchvision writes it.
   *
   * @param name one of {@link #names()}
   * @param input (C, H, W), as large as the network needs
   * @param classes at least 1
   * @throws IllegalArgumentException if there is none of that name, or the input is too small
   */
  public static Network byName(String name, Shape input, int classes) {
    BiFunction<Shape, Integer, Network> factory = BY_NAME.get(name);
    if (factory == null) {
      throw new IllegalArgumentException(
          "no network is named '%s'; there are %s".formatted(name, names()));
    }
    return factory.apply(input, classes);
  }

  /** Returns the names that {@link #byName} knows, such as {@code resnet18}. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  private static Map<String, BiFunction<Shape, Integer, Network>> byName() {
    Map<String, BiFunction<Shape, Integer, Network>> networks = new LinkedHashMap<>();
    networks.put("simple_cnn", Networks::simpleCnn);
    networks.put("tutorial_cnn", Networks::tutorialCnn);
    networks.put("lenet", Networks::leNet);
    networks.put("alexnet", Networks::alexNet);
    networks.put("vgg11", Networks::vgg11);
    networks.put("vgg11_bn", Networks::vgg11Bn);
    networks.put("vgg16", Networks::vgg16);
    networks.put("vgg16_bn", Networks::vgg16Bn);
    networks.put("googlenet", Networks::googLeNet);
    networks.put("resnet18", Networks::resNet18);
    networks.put("resnet34", Networks::resNet34);
    networks.put("resnet50", Networks::resNet50);
    networks.put("densenet121", Networks::denseNet121);
    networks.put("mobilenet_v2", Networks::mobileNetV2);
    networks.put("resnet20", Networks::cifarResNet20);
    networks.put("resnet32", Networks::cifarResNet32);
    networks.put("resnet44", Networks::cifarResNet44);
    networks.put("resnet56", Networks::cifarResNet56);
    networks.put("resnet110", Networks::cifarResNet110);
    return networks;
  }

  /**
   * Two convolutions of 3×3 (32 and 64 filters), each with ReLU and 2×2 max pooling, then 128
   * hidden features with ReLU. On MNIST, (1, 28, 28), it has 421,642 parameters and reaches about
   * 99.1 %.
   *
   * @param input (C, H, W), at least 4 rows and columns
   * @param classes at least 1
   */
  public static Network simpleCnn(Shape input, int classes) {
    return twoConvolutions(input, linear(128), relu(), linear(classes));
  }

  /**
   * {@link #simpleCnn} without the activation between the two linear layers: the smallest CNN that
   * tutorials begin with.
   *
   * @param input (C, H, W), at least 4 rows and columns
   * @param classes at least 1
   */
  public static Network tutorialCnn(Shape input, int classes) {
    return twoConvolutions(input, linear(128), linear(classes));
  }

  /**
   * LeNet-5 (LeCun et al. 1998) with ReLU and max pooling, as PyTorch's tutorials write it for
   * CIFAR-10: convolutions of 5×5 with 6 and 16 filters, hidden layers of 120 and 84.
   *
   * @param input (C, H, W), at least 16 rows and columns
   * @param classes at least 1
   */
  public static Network leNet(Shape input, int classes) {
    return Network.of(
        input,
        conv2d(6, 5),
        relu(),
        maxPool2d(2),
        conv2d(16, 5),
        relu(),
        maxPool2d(2),
        flatten(),
        linear(120),
        relu(),
        linear(84),
        relu(),
        linear(classes));
  }

  /**
   * AlexNet, its form for one device (Krizhevsky 2014), as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.alexnet.html">alexnet</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 63 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network alexNet(Shape input, int classes) {
    return AlexNets.of(input, classes);
  }

  /**
   * VGG-11 (Simonyan and Zisserman 2014), configuration A, as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.vgg11.html">vgg11</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 32 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network vgg11(Shape input, int classes) {
    return Vggs.of(input, classes, Vggs.VGG11, false);
  }

  /**
   * VGG-11 (Simonyan and Zisserman 2014) with batch norm, as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.vgg11_bn.html">vgg11_bn</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 32 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network vgg11Bn(Shape input, int classes) {
    return Vggs.of(input, classes, Vggs.VGG11, true);
  }

  /**
   * VGG-16 (Simonyan and Zisserman 2014), configuration D, as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.vgg16.html">vgg16</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 32 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network vgg16(Shape input, int classes) {
    return Vggs.of(input, classes, Vggs.VGG16, false);
  }

  /**
   * VGG-16 (Simonyan and Zisserman 2014) with batch norm, as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.vgg16_bn.html">vgg16_bn</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 32 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network vgg16Bn(Shape input, int classes) {
    return Vggs.of(input, classes, Vggs.VGG16, true);
  }

  /**
   * GoogLeNet (Szegedy et al. 2014) without the auxiliary heads, as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.googlenet.html">googlenet</a>
   * in torchvision. Its state dicts may have the auxiliary heads, {@code aux1} and {@code aux2};
   * the weights that torchvision publishes want images with mean 0.5 and standard deviation 0.5.
   *
   * @param input (C, H, W), at least 15 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network googLeNet(Shape input, int classes) {
    return GoogLeNets.of(input, classes);
  }

  /**
   * ResNet-18 (He et al. 2015) as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.resnet18.html">resnet18</a>
   * in torchvision.
   *
   * @param input (C, H, W), of any size; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network resNet18(Shape input, int classes) {
    return ResNets.of(input, classes, ResNets.Block.BASIC, List.of(2, 2, 2, 2));
  }

  /**
   * ResNet-34 (He et al. 2015) as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.resnet34.html">resnet34</a>
   * in torchvision.
   *
   * @param input (C, H, W), of any size; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network resNet34(Shape input, int classes) {
    return ResNets.of(input, classes, ResNets.Block.BASIC, List.of(3, 4, 6, 3));
  }

  /**
   * ResNet-50 (He et al. 2015) as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.resnet50.html">resnet50</a>
   * in torchvision.
   *
   * @param input (C, H, W), of any size; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network resNet50(Shape input, int classes) {
    return ResNets.of(input, classes, ResNets.Block.BOTTLENECK, List.of(3, 4, 6, 3));
  }

  /**
   * DenseNet-121 (Huang et al. 2016) as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.densenet121.html">densenet121</a>
   * in torchvision.
   *
   * @param input (C, H, W), at least 29 rows and columns; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network denseNet121(Shape input, int classes) {
    return DenseNets.of(input, classes, List.of(6, 12, 24, 16));
  }

  /**
   * MobileNetV2 (Sandler et al. 2018) as <a
   * href="https://docs.pytorch.org/vision/stable/models/generated/torchvision.models.mobilenet_v2.html">mobilenet_v2</a>
   * in torchvision.
   *
   * @param input (C, H, W), of any size; by default (3, 224, 224)
   * @param classes at least 1; 1000 for ImageNet
   */
  public static Network mobileNetV2(Shape input, int classes) {
    return MobileNets.v2(input, classes);
  }

  /**
   * {@link #cifarResNet} of 20 layers.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   */
  public static Network cifarResNet20(Shape input, int classes) {
    return cifarResNet(input, classes, 20);
  }

  /**
   * {@link #cifarResNet} of 32 layers.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   */
  public static Network cifarResNet32(Shape input, int classes) {
    return cifarResNet(input, classes, 32);
  }

  /**
   * {@link #cifarResNet} of 44 layers.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   */
  public static Network cifarResNet44(Shape input, int classes) {
    return cifarResNet(input, classes, 44);
  }

  /**
   * {@link #cifarResNet} of 56 layers.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   */
  public static Network cifarResNet56(Shape input, int classes) {
    return cifarResNet(input, classes, 56);
  }

  /**
   * {@link #cifarResNet} of 110 layers.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   */
  public static Network cifarResNet110(Shape input, int classes) {
    return cifarResNet(input, classes, 110);
  }

  /**
   * The thin residual network for CIFAR (He et al. 2015, section 4.2), with 6n + 2 layers and
   * shortcuts without parameters (option A), under the names of <a
   * href="https://github.com/akamaster/pytorch_resnet_cifar10">pytorch_resnet_cifar10</a>.
   *
   * @param input (C, H, W), of any size; (3, 32, 32) for CIFAR
   * @param classes at least 1; 10 or 100 for CIFAR
   * @param depth 8, 14, 20, ...; the paper has 20, 32, 44, 56 and 110
   * @throws IllegalArgumentException if the depth is not 6n + 2
   */
  public static Network cifarResNet(Shape input, int classes, int depth) {
    return CifarResNets.of(input, classes, depth);
  }

  private static Network twoConvolutions(Shape input, Layer... head) {
    Stream<Layer> body =
        Stream.of(
            conv2d(32, 3).padding(1),
            relu(),
            maxPool2d(2),
            conv2d(64, 3).padding(1),
            relu(),
            maxPool2d(2),
            flatten());
    return Network.of(input, Stream.concat(body, Stream.of(head)).toArray(Layer[]::new));
  }
}
