"""Networks that are ready to use, for any number of channels and classes.

Each takes the shape of its images, ``input``, (C, H, W), and the number of ``classes``, at least 1.
Those that torchvision has are built as torchvision builds them: the same layers, names in the
state_dict and first weights' distributions. The last layer gives a score per class, no softmax.

Examples
--------
>>> from sparkcnn import networks
>>> networks.resnet18((3, 224, 224), 10).num_parameters
11191242
"""

from __future__ import annotations

from sparkcnn._java import java
from sparkcnn._plain import image_shape, whole
from sparkcnn.network import Network

Shape = tuple[int, int, int]


def names() -> list[str]:
    """Returns the names that :func:`by_name` knows."""
    return list(java("network.Networks").names())


def by_name(name: str, input: Shape, classes: int) -> Network:
    """Returns a network by its name, written as torchvision writes it.

    Parameters
    ----------
    input : tuple of int
        (C, H, W), as large as the network needs
    classes : int
        at least 1

    Raises
    ------
    IllegalArgumentException
        if there is none of that name, or the input is too small
    """
    shape = java("network.Shape").image(*image_shape(input))
    made = java("network.Networks").byName(name, shape, whole(classes, "classes"))
    return Network._of(made)


def simple_cnn(input: Shape, classes: int) -> Network:
    """Returns two convolutions of 3×3, each with ReLU and max pooling, and 128 hidden features."""
    return by_name("simple_cnn", input, classes)


def tutorial_cnn(input: Shape, classes: int) -> Network:
    """Returns simple_cnn without the activation between its two linear layers."""
    return by_name("tutorial_cnn", input, classes)


def lenet(input: Shape, classes: int) -> Network:
    """Returns LeNet-5 (LeCun et al. 1998) with ReLU and max pooling."""
    return by_name("lenet", input, classes)


def alexnet(input: Shape, classes: int) -> Network:
    """Returns AlexNet, its form for one device (Krizhevsky 2014)."""
    return by_name("alexnet", input, classes)


def vgg11(input: Shape, classes: int) -> Network:
    """Returns VGG-11 (Simonyan and Zisserman 2014)."""
    return by_name("vgg11", input, classes)


def vgg11_bn(input: Shape, classes: int) -> Network:
    """Returns VGG-11 with batch norms."""
    return by_name("vgg11_bn", input, classes)


def vgg16(input: Shape, classes: int) -> Network:
    """Returns VGG-16 (Simonyan and Zisserman 2014)."""
    return by_name("vgg16", input, classes)


def vgg16_bn(input: Shape, classes: int) -> Network:
    """Returns VGG-16 with batch norms."""
    return by_name("vgg16_bn", input, classes)


def googlenet(input: Shape, classes: int) -> Network:
    """Returns GoogLeNet (Szegedy et al. 2014)."""
    return by_name("googlenet", input, classes)


def resnet18(input: Shape, classes: int) -> Network:
    """Returns ResNet-18 (He et al. 2015)."""
    return by_name("resnet18", input, classes)


def resnet34(input: Shape, classes: int) -> Network:
    """Returns ResNet-34 (He et al. 2015)."""
    return by_name("resnet34", input, classes)


def resnet50(input: Shape, classes: int) -> Network:
    """Returns ResNet-50 (He et al. 2015)."""
    return by_name("resnet50", input, classes)


def densenet121(input: Shape, classes: int) -> Network:
    """Returns DenseNet-121 (Huang et al. 2016)."""
    return by_name("densenet121", input, classes)


def mobilenet_v2(input: Shape, classes: int) -> Network:
    """Returns MobileNet V2 (Sandler et al. 2018)."""
    return by_name("mobilenet_v2", input, classes)


def resnet20(input: Shape, classes: int) -> Network:
    """Returns He's ResNet of 20 layers for CIFAR."""
    return by_name("resnet20", input, classes)


def resnet32(input: Shape, classes: int) -> Network:
    """Returns He's ResNet of 32 layers for CIFAR."""
    return by_name("resnet32", input, classes)


def resnet44(input: Shape, classes: int) -> Network:
    """Returns He's ResNet of 44 layers for CIFAR."""
    return by_name("resnet44", input, classes)


def resnet56(input: Shape, classes: int) -> Network:
    """Returns He's ResNet of 56 layers for CIFAR."""
    return by_name("resnet56", input, classes)


def resnet110(input: Shape, classes: int) -> Network:
    """Returns He's ResNet of 110 layers for CIFAR."""
    return by_name("resnet110", input, classes)


def cifar_resnet(input: Shape, classes: int, depth: int) -> Network:
    """Returns He's ResNet for CIFAR with another number of layers.

    Parameters
    ----------
    depth : int
        6n + 2: 8, 14, 20, ...
    """
    shape = java("network.Shape").image(*image_shape(input))
    made = java("network.Networks").cifarResNet(
        shape, whole(classes, "classes"), whole(depth, "depth")
    )
    return Network._of(made)
