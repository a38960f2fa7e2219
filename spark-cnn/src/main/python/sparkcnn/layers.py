"""The layers of networks, named and set as in torch.nn; input sizes are inferred.

They are values: what they say is checked when a :class:`sparkcnn.Network` is made of them. A layer
is named by its position unless ``layer.named("conv1")`` says otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from sparkcnn._calls import explained
from sparkcnn._plain import plain

Size = int | tuple[int, int]


class Layer:
    """A layer, as in a network's JSON."""

    def __init__(self, type: str, **settings: Any) -> None:
        given = {name: plain(value) for name, value in settings.items() if value is not None}
        self.form: dict[str, Any] = {"type": type, **given}

    @classmethod
    def _of(cls, form: dict[str, Any]) -> Layer:
        layer = cls.__new__(cls)
        layer.form = form
        return layer

    def named(self, name: str) -> Layer:
        """Returns this layer under a name, a path such as layer1.0.conv1."""
        return Layer._of({"name": name, **{k: v for k, v in self.form.items() if k != "name"}})

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Layer) and self.form == other.form

    def __hash__(self) -> int:
        return hash(str(self.form))

    def __repr__(self) -> str:
        settings = ", ".join(f"{k}={v!r}" for k, v in self.form.items() if k != "type")
        return f"{self.form['type']}({settings})"


class Initializer:
    """How the first values of a layer's weight are drawn, as in torch.nn.init.

    Parameters
    ----------
    method : str
        pytorch, xavierUniform, xavierNormal, kaimingUniform, kaimingNormal, kaimingNormalFanOut,
        gaussian, zeros or ones
    scale : float
        the gain; with gaussian the standard deviation
    """

    def __init__(self, method: str, scale: float = 1.0) -> None:
        self.form: dict[str, Any] = {"method": method, "scale": float(scale)}

    def __repr__(self) -> str:
        return f"Initializer({self.form['method']!r}, {self.form['scale']})"


def numbered(layers: Iterable[Layer]) -> list[dict[str, Any]]:
    """Returns layers as JSON has them, those without a name named by position."""
    forms = []
    for position, layer in enumerate(layers):
        if not isinstance(layer, Layer):
            raise TypeError(f"expected a layer at position {position}, found {_shown(layer)}")
        forms.append({"name": str(position), **layer.form})
    return forms


@explained
def conv2d(
    out_channels: int,
    kernel_size: Size,
    *,
    stride: Size = 1,
    padding: Size | Literal["same"] = 0,
    dilation: Size = 1,
    groups: int = 1,
    bias: bool = True,
    in_channels: int | None = None,
    initializer: Initializer | str | None = None,
) -> Layer:
    """Returns a convolution: (C, H, W) to (out_channels, H', W').

    H' is (H + 2 padding - dilation (kernel_size - 1) - 1) / stride + 1, rounded down. Sizes are a
    number, or a pair of rows and columns.

    Parameters
    ----------
    out_channels : int
        at least 1
    kernel_size, stride, dilation : int or pair
        at least 1
    padding : int, pair or "same"
        zeros on each side, at least 0; "same" keeps the size, with stride 1
    groups : int
        divides the channels that arrive, and out_channels; as many as arrive make it depthwise
    in_channels : int, optional
        the channels that must arrive; unset: whatever arrives
    initializer : Initializer or str, optional
        how the weight starts; unset: as in PyTorch
    """
    same = padding == "same"
    return Layer(
        "Conv2d",
        outChannels=out_channels,
        kernel=kernel_size,
        stride=stride,
        padding=0 if same else padding,
        samePadding=same,
        dilation=dilation,
        groups=groups,
        bias=bias,
        inChannels=in_channels,
        initializer=_form(initializer),
    )


@explained
def conv_transpose2d(
    out_channels: int,
    kernel_size: Size,
    *,
    stride: Size = 1,
    padding: Size = 0,
    output_padding: Size = 0,
    dilation: Size = 1,
    groups: int = 1,
    bias: bool = True,
    in_channels: int | None = None,
    initializer: Initializer | str | None = None,
) -> Layer:
    """Returns a transposed convolution: (C, H, W) to (out_channels, H', W').

    H' is (H - 1) stride - 2 padding + dilation (kernel_size - 1) + output_padding + 1. The settings
    are those of :func:`conv2d`; output_padding is below stride or dilation.
    """
    return Layer(
        "ConvTranspose2d",
        outChannels=out_channels,
        kernel=kernel_size,
        stride=stride,
        padding=padding,
        outputPadding=output_padding,
        dilation=dilation,
        groups=groups,
        bias=bias,
        inChannels=in_channels,
        initializer=_form(initializer),
    )


@explained
def linear(
    out_features: int,
    *,
    bias: bool = True,
    in_features: int | None = None,
    initializer: Initializer | str | None = None,
    bias_initializer: Initializer | str | None = None,
) -> Layer:
    """Returns a fully connected layer: (N) to (out_features).

    Parameters
    ----------
    out_features : int
        at least 1
    in_features : int, optional
        the numbers that must arrive; unset: whatever arrives
    initializer, bias_initializer : Initializer or str, optional
        how weight and bias start; unset: as in PyTorch
    """
    return Layer(
        "Linear",
        outFeatures=out_features,
        bias=bias,
        inFeatures=in_features,
        initializer=_form(initializer),
        biasInitializer=_form(bias_initializer),
    )


@explained
def max_pool2d(
    kernel_size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    ceil_mode: bool = False,
) -> Layer:
    """Returns max pooling: (C, H, W) to (C, H', W'), H' as of :func:`conv2d`.

    Parameters
    ----------
    kernel_size : int or pair
        the window, at least 1
    stride : int or pair, optional
        unset: the window's size
    padding : int or pair
        at most half of the window
    ceil_mode : bool
        whether H' and W' are rounded up
    """
    return Layer(
        "MaxPool2d",
        kernel=kernel_size,
        stride=stride,
        padding=padding,
        ceilMode=ceil_mode,
    )


@explained
def avg_pool2d(
    kernel_size: Size,
    *,
    stride: Size | None = None,
    padding: Size = 0,
    ceil_mode: bool = False,
    count_include_pad: bool = True,
) -> Layer:
    """Returns average pooling: (C, H, W) to (C, H', W'), with the settings of :func:`max_pool2d`.

    Parameters
    ----------
    count_include_pad : bool
        whether the padding's zeros count in the mean
    """
    return Layer(
        "AvgPool2d",
        kernel=kernel_size,
        stride=stride,
        padding=padding,
        ceilMode=ceil_mode,
        countIncludePad=count_include_pad,
    )


@explained
def adaptive_avg_pool2d(size: Size) -> Layer:
    """Returns average pooling to so many rows and columns: (C, H, W) to (C, size, size)."""
    return Layer("AdaptiveAvgPool2d", size=size)


@explained
def batch_norm(*, momentum: float = 0.1, eps: float = 1e-5) -> Layer:
    """Returns normalisation over the batch of each channel, or of each number of a vector.

    Parameters
    ----------
    momentum : float
        the weight of a batch in the running statistics, in [0, 1]
    eps : float
        added to the variance, above 0
    """
    return Layer("BatchNorm", momentum=momentum, eps=eps)


@explained
def group_norm(groups: int, *, eps: float = 1e-5) -> Layer:
    """Returns normalisation over groups of channels; ``groups`` divides those that arrive."""
    return Layer("GroupNorm", groups=groups, eps=eps)


@explained
def dropout(p: float = 0.5) -> Layer:
    """Returns dropout: in training, numbers are 0 with probability p, in [0, 1)."""
    return Layer("Dropout", p=p)


@explained
def dropout2d(p: float = 0.5) -> Layer:
    """Returns dropout of whole channels: in training, they are 0 with probability p, in [0, 1)."""
    return Layer("Dropout2d", p=p)


def relu() -> Layer:
    """Returns max(0, x)."""
    return Layer("ReLU")


def relu6() -> Layer:
    """Returns min(max(0, x), 6)."""
    return Layer("ReLU6")


@explained
def leaky_relu(slope: float = 0.01) -> Layer:
    """Returns ReLU with a slope below zero."""
    return Layer("LeakyReLU", slope=slope)


@explained
def elu(alpha: float = 1.0) -> Layer:
    """Returns the exponential linear unit."""
    return Layer("ELU", alpha=alpha)


def gelu() -> Layer:
    """Returns x·Φ(x)."""
    return Layer("GELU")


def silu() -> Layer:
    """Returns x·sigmoid(x)."""
    return Layer("SiLU")


def hardswish() -> Layer:
    """Returns x·ReLU6(x + 3) / 6."""
    return Layer("Hardswish")


def sigmoid() -> Layer:
    """Returns the logistic function."""
    return Layer("Sigmoid")


def tanh() -> Layer:
    """Returns the hyperbolic tangent."""
    return Layer("Tanh")


def flatten() -> Layer:
    """Returns the step from images to vectors: (C, H, W) to (C·H·W), channel by channel."""
    return Layer("Flatten")


def softmax() -> Layer:
    """Returns the softmax over the class scores, (N); the loss crossEntropy has its own."""
    return Layer("Softmax")


@explained
def subsample(out_channels: int, stride: int) -> Layer:
    """Returns every so many pixels, with channels of zeros around."""
    return Layer("Subsample", outChannels=out_channels, stride=stride)


def sequential(*layers: Layer) -> Layer:
    """Returns layers one after the other."""
    return Layer("Sequential", layers=numbered(layers))


@explained
def residual(
    *body: Layer,
    shortcut: Layer | Iterable[Layer] = (),
    activation: Layer | None = None,
) -> Layer:
    """Returns activation(body(x) + shortcut(x)) (He et al. 2015).

    Parameters
    ----------
    *body : Layer
        the layers of the one branch
    shortcut : Layer or list of Layer
        those of the other, under names that the body does not have; a single one is named
        ``shortcut``. None: the input itself
    activation : Layer, optional
        a layer without settings, such as ``relu()``
    """
    if isinstance(shortcut, Layer):
        other = [{"name": "shortcut", **shortcut.form}]
    else:
        other = numbered(shortcut)
    if activation is not None and not isinstance(activation, Layer):
        raise TypeError(f"activation: expected a layer, found {_shown(activation)}")
    kind = None if activation is None else activation.form["type"]
    return Layer("Residual", body=numbered(body), shortcut=other, activation=kind and kind.lower())


def concat(*branches: Layer | Iterable[Layer]) -> Layer:
    """Returns branches side by side, joined on the channels (Szegedy et al. 2014).

    Parameters
    ----------
    *branches : Layer or list of Layer
        a branch of a single layer is named by its position; those of a list need names of their
        own, and an empty list hands the input through
    """
    forms = []
    for position, branch in enumerate(branches):
        if isinstance(branch, Layer):
            forms.append([{"name": str(position), **branch.form}])
        else:
            forms.append(numbered(branch))
    return Layer("Concat", branches=forms)


def _form(initializer: Initializer | str | None) -> dict[str, Any] | None:
    if isinstance(initializer, str):
        return Initializer(initializer).form
    if initializer is not None and not isinstance(initializer, Initializer):
        raise TypeError(
            f"initializer: expected an Initializer or its method, found {initializer!r}"
        )
    return None if initializer is None else initializer.form


def _shown(found: Any) -> str:
    if isinstance(found, (list, tuple)):
        return (
            f"a {type(found).__name__}: its layers go in one by one, as in Network(input, *layers)"
        )
    if callable(found):
        name = getattr(found, "__name__", repr(found))
        return f"the function {name}: call it, as in {name}()"
    return repr(found)
