"""Writes the golden values that the engine is compared with, computed by PyTorch itself.

Run by hand, only when a case is added; the tests read the JSON files and need no Python:

    pip install torch==2.10.0
    python make_golden.py [case ...]

Each case becomes src/test/resources/golden/<name>.json: a network, a batch, an optimizer, and what
PyTorch's CPU makes of them in float32: the outputs, the gradients, and a few steps on that batch.
Weights and images are too big to be kept, so both sides make them with `hash32` below, whose twin
is HashFormula.java. The script also repeats each case in float64 and prints how far float32 is from
it: what is left to chance, and so the least tolerance that a test can ask for.
"""

import json
import math
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "golden"
STEPS = 3
TRAJECTORY = 20  # steps of the cases that are about optimizers
SAMPLES = 48  # elements of each parameter that are kept, at most
MASK = 0xFFFFFFFF

# ---- The hash formula --------------------------------------------------------------------------

IMAGE_SALT = 0  # parameter k of the network has salt k + 1
LABEL_SALT = 1000
TARGET_SALT = 2000


def hash32(count, salt):
    """The 32-bit hashes of 0 .. count - 1: a linear step, then MurmurHash3's finaliser.

    All products are modulo 2^32; int64 wraps modulo 2^64, which the mask cuts down.
    """
    x = (torch.arange(count, dtype=torch.int64) * 2654435761 + salt * 40503 + 12345) & MASK
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & MASK
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & MASK
    return x ^ (x >> 16)


def uniform(shape, salt, bound):
    """(2u - 1) * bound with u = hash / 2^32, computed in double and rounded to float once."""
    u = hash32(math.prod(shape), salt).double() / 2**32
    return ((2 * u - 1) * bound).float().reshape(shape)


def image_bytes(shape):
    """The hash's highest byte; the index runs over the flat (N, C, H, W)."""
    return (hash32(math.prod(shape), IMAGE_SALT) >> 24).reshape(shape)


def labels(batch, classes):
    return hash32(batch, LABEL_SALT) % classes


def numbers(batch, targets):
    """Numbers to give for each image, in +-2, with three decimals."""
    return uniform([batch, targets], TARGET_SALT, 2.0).mul(1000).round().div(1000)


# ---- Layers in plain form ----------------------------------------------------------------------


def pair(size):
    return list(size) if isinstance(size, tuple) else [size, size]


def conv(out, kernel, stride=1, padding=0, dilation=1, groups=1, bias=True):
    return dict(kind="conv2d", outChannels=out, kernel=pair(kernel), stride=pair(stride),
                padding=pair(padding), dilation=pair(dilation), groups=groups, bias=bias)


def pool(kind, kernel, stride=None, padding=0, ceil=False, **more):
    return dict(kind=kind, kernel=pair(kernel), stride=pair(stride or kernel),
                padding=pair(padding), ceilMode=ceil, **more)


def max_pool(*args, **kwargs):
    return pool("maxPool2d", *args, **kwargs)


def avg_pool(*args, **kwargs):
    return pool("avgPool2d", *args, **{"countIncludePad": True, **kwargs})


def same_conv(out, kernel, dilation=1):
    return conv(out, kernel, dilation=dilation) | dict(samePadding=True)


def batch_norm(momentum=0.1, eps=1e-5):
    return dict(kind="batchNorm", momentum=momentum, eps=eps)


def residual(body, shortcut=(), activation=None):
    return dict(kind="residual", body=list(body), shortcut=list(shortcut), activation=activation)


def concat(*branches):
    return dict(kind="concat", branches=[list(branch) for branch in branches])


def conv_transpose(out, kernel, stride=1, padding=0, output_padding=0, dilation=1, groups=1):
    return dict(kind="convTranspose2d", outChannels=out, kernel=pair(kernel), stride=pair(stride),
                padding=pair(padding), outputPadding=pair(output_padding),
                dilation=pair(dilation), groups=groups)


def linear(out, bias=True):
    return dict(kind="linear", outFeatures=out, bias=bias)


RELU, SIGMOID, TANH = dict(kind="relu"), dict(kind="sigmoid"), dict(kind="tanh")
FLATTEN, SOFTMAX = dict(kind="flatten"), dict(kind="softmax")
RELU6, GELU, SILU = dict(kind="relu6"), dict(kind="gelu"), dict(kind="silu")
HARDSWISH = dict(kind="hardswish")


def chain(parent, layers, names, x):
    """The modules of layers, one after the other, as children of a module; what leaves the last."""
    modules = []
    for name, layer in zip(names, layers):
        modules.append(module(layer, x))
        parent.add_module(name, modules[-1])
        x = modules[-1](x)
    return modules, x


def through(modules, x):
    for child in modules:
        x = child(x)
    return x


class Residual(nn.Module):
    """The body's children are named 0, 1, ..., the shortcut's s0, s1, ..."""

    def __init__(self, layer, x):
        super().__init__()
        body, shortcut = layer["body"], layer["shortcut"]
        self.body, _ = chain(self, body, map(str, range(len(body))), x)
        self.shortcut, _ = chain(self, shortcut, (f"s{i}" for i in range(len(shortcut))), x)
        self.relu = layer["activation"] == "relu"

    def forward(self, x):
        x = through(self.body, x) + through(self.shortcut, x)
        return F.relu(x) if self.relu else x


class Concat(nn.Module):
    """Child i of branch b is named b_i."""

    def __init__(self, layer, x):
        super().__init__()
        self.branches = [chain(self, layers, (f"{b}_{i}" for i in range(len(layers))), x)[0]
                         for b, layers in enumerate(layer["branches"])]

    def forward(self, x):
        return torch.cat([through(branch, x) for branch in self.branches], 1)


class Subsample(nn.Module):
    def __init__(self, out, stride):
        super().__init__()
        self.out, self.stride = out, stride

    def forward(self, x):
        added = (self.out - x.shape[1]) // 2
        return F.pad(x[:, :, ::self.stride, ::self.stride], (0, 0, 0, 0, added, added))


def module(layer, arriving):
    """The torch module of a layer, its input size inferred from the tensor that arrives."""
    kind, size = layer["kind"], arriving.shape[1]
    if kind == "residual":
        return Residual(layer, arriving)
    if kind == "concat":
        return Concat(layer, arriving)
    if kind == "subsample":
        return Subsample(layer["outChannels"], layer["stride"])
    if kind == "batchNorm":
        norm = nn.BatchNorm2d if arriving.dim() == 4 else nn.BatchNorm1d
        return norm(size, layer["eps"], layer["momentum"])
    if kind == "conv2d":
        return nn.Conv2d(size, layer["outChannels"], layer["kernel"], layer["stride"],
                         "same" if layer.get("samePadding") else layer["padding"],
                         layer["dilation"], layer["groups"], layer["bias"])
    if kind == "linear":
        return nn.Linear(size, layer["outFeatures"], layer["bias"])
    if kind == "convTranspose2d":
        return nn.ConvTranspose2d(size, layer["outChannels"], layer["kernel"], layer["stride"],
                                  layer["padding"], layer["outputPadding"], layer["groups"],
                                  dilation=layer["dilation"])
    if kind == "maxPool2d":
        return nn.MaxPool2d(layer["kernel"], layer["stride"], layer["padding"],
                            ceil_mode=layer["ceilMode"])
    if kind == "avgPool2d":
        return nn.AvgPool2d(layer["kernel"], layer["stride"], layer["padding"],
                            layer["ceilMode"], layer["countIncludePad"])
    if kind == "adaptiveAvgPool2d":
        return nn.AdaptiveAvgPool2d(layer["size"])
    if kind == "groupNorm":
        return nn.GroupNorm(layer["groups"], size, layer["eps"])
    if kind == "leakyRelu":
        return nn.LeakyReLU(layer["slope"])
    if kind == "elu":
        return nn.ELU(layer["alpha"])
    simple = dict(relu=nn.ReLU, sigmoid=nn.Sigmoid, tanh=nn.Tanh, flatten=nn.Flatten,
                  relu6=nn.ReLU6, gelu=nn.GELU, silu=nn.SiLU, hardswish=nn.Hardswish)
    return nn.Softmax(dim=1) if kind == "softmax" else simple[kind]()


def sequential(shape, layers):
    x, modules = torch.rand(2, *shape), []
    for layer in layers:
        modules.append(module(layer, x))
        x = modules[-1](x)
    return nn.Sequential(*modules)


def parameters_of(network):
    """What is a parameter on both sides: the counters of batches are not."""
    return {name: value for name, value in network.state_dict().items()
            if not name.endswith("num_batches_tracked")}


# ---- Cases -------------------------------------------------------------------------------------


def simple_cnn(middle):
    """simpleCnn with RELU between its two linear layers, tutorialCnn with nothing there."""
    return [conv(32, 3, padding=1), RELU, max_pool(2), conv(64, 3, padding=1), RELU, max_pool(2),
            FLATTEN, linear(128), *middle, linear(10)]


LENET = [conv(6, 5), RELU, max_pool(2), conv(16, 5), RELU, max_pool(2),
         FLATTEN, linear(120), RELU, linear(84), RELU, linear(10)]

SMALL = [conv(6, (3, 2), stride=(2, 1), padding=(1, 0)), TANH, avg_pool(2),
         FLATTEN, linear(7), SIGMOID, linear(4)]


def sgd(rate, momentum=0, nesterov=False, decay=0):
    return dict(kind="sgd", learningRate=rate, momentum=momentum, nesterov=nesterov,
                weightDecay=decay, beta1=0.9, beta2=0.999, epsilon=1e-8)


def adam(rate, decay=0, beta1=0.9, beta2=0.999, epsilon=1e-8):
    return dict(kind="adam", learningRate=rate, momentum=0, nesterov=False,
                weightDecay=decay, beta1=beta1, beta2=beta2, epsilon=epsilon)


def sgd_dampened(rate, momentum, dampening, decay=0):
    return sgd(rate, momentum, decay=decay) | dict(dampening=dampening)


def adam_w(rate, decay=0.01, **more):
    return adam(rate, decay, **more) | dict(kind="adamW")


def rms_prop(rate, alpha=0.99, epsilon=1e-8, decay=0, momentum=0, centered=False):
    return dict(kind="rmsProp", learningRate=rate, alpha=alpha, epsilon=epsilon, weightDecay=decay,
                momentum=momentum, centered=centered)


def case(name, about, shape, layers, optimizer, batch=8, mean=None, std=None, preset=None,
         loss="crossEntropy", weights=None, **more):
    return dict(name=name, about=about, preset=preset, input=shape, batch=batch,
                mean=mean or [0.0] * shape[0], std=std or [1.0] * shape[0], layers=layers,
                optimizer=optimizer, loss=loss, exampleWeights=weights, **more)


def small(name, about, optimizer, layers=SMALL, shape=(3, 12, 10), **more):
    # CIFAR-10's statistics: no two channels alike, so that a mix-up shows.
    return case(name, about, list(shape), layers, optimizer, batch=5,
                mean=[0.4914, 0.4822, 0.4465], std=[0.247, 0.2435, 0.2616], **more)


CASES = [
    case("seed-000-tutorial-cnn", "document 000: two linear layers with nothing between them",
         [3, 28, 28], simple_cnn([]), sgd(0.01), preset="tutorialCnn"),
    case("seed-001-simple-cnn", "document 001 on CIFAR-10's size, 64*8*8 features",
         [3, 32, 32], simple_cnn([RELU]), sgd(0.001, momentum=0.9), preset="simpleCnn"),
    case("seed-002-simple-cnn", "document 002 on MNIST's size, Normalize(0.5, 0.5)",
         [1, 28, 28], simple_cnn([RELU]), adam(0.001), mean=[0.5], std=[0.5], preset="simpleCnn"),
    case("seed-004-lenet", "document 004 on CIFAR-10's size",
         [3, 32, 32], LENET, adam(0.001), preset="leNet"),
    small("sgd-nesterov", "SGD with Nesterov momentum and weight decay",
          sgd(0.05, momentum=0.9, nesterov=True, decay=0.01), steps=TRAJECTORY),
    small("sgd-weight-decay", "SGD with weight decay and no momentum", sgd(0.1, decay=0.1),
          steps=TRAJECTORY),
    small("adam-weight-decay", "Adam with weight decay, betas and epsilon of its own",
          adam(0.01, decay=0.01, beta1=0.8, beta2=0.99, epsilon=1e-6), steps=TRAJECTORY),
    small("mean-squared-error", "mean squared error of probabilities against one-hot targets",
          sgd(0.5, momentum=0.9), SMALL + [SOFTMAX], loss="meanSquaredError"),
    small("example-weights", "cross entropy as sum(w_i * l_i) / sum(w_i), one weight zero",
          sgd(0.1, momentum=0.9), weights=[1, 0.5, 2, 0, 0.25]),
    small("dilated-groups", "dilation 2, groups 3, layers without bias", sgd(0.1, momentum=0.9),
          [conv(6, 3, padding=2, dilation=2, groups=3, bias=False), RELU,
           conv(9, (2, 3), dilation=(1, 2), groups=3), TANH, max_pool((3, 2)),
           FLATTEN, linear(4, bias=False)]),
    small("padded-pools", "max pooling 3 stride 2 padding 1, then average pooling with padding",
          sgd(0.1, momentum=0.9),
          [conv(5, 3), max_pool(3, stride=2, padding=1), RELU,
           avg_pool((3, 2), stride=(2, 1), padding=(1, 0)), FLATTEN, linear(4)], (3, 13, 11)),
    small("ceil-pools", "pooling that rounds up, and means that leave the padding out",
          sgd(0.1, momentum=0.9),
          [conv(5, 3), max_pool(3, stride=2, padding=1, ceil=True), TANH,
           avg_pool(3, stride=2, padding=1, ceil=True, countIncludePad=False),
           FLATTEN, linear(4)], (3, 14, 11)),
    small("transposed", "transposed convolutions with stride, paddings, dilation and groups",
          sgd(0.1, momentum=0.9),
          [conv_transpose(6, 3, stride=2, padding=1, output_padding=1), RELU,
           conv_transpose(4, (2, 3), stride=(1, 2), padding=(0, 1), dilation=(2, 1), groups=2),
           GELU, dict(kind="adaptiveAvgPool2d", size=[3, 2]), FLATTEN, linear(4)], (3, 5, 4)),
    small("activations", "the activations that the other cases do not have",
          sgd(0.1, momentum=0.9),
          [conv(4, 3), dict(kind="leakyRelu", slope=0.2), conv(4, 3), dict(kind="elu", alpha=0.7),
           conv(4, 3), SILU, conv(4, 1), HARDSWISH, conv(4, 1), RELU6, FLATTEN, linear(4)],
          (3, 9, 9)),
    small("same-padding", "padding that keeps the size, uneven around an even kernel",
          sgd(0.1, momentum=0.9),
          [same_conv(5, (4, 3), dilation=(1, 2)), RELU, same_conv(4, 2), TANH, FLATTEN, linear(4)],
          (3, 7, 6)),
    small("batch-norm", "normalisation over the batch, of images and of vectors",
          sgd(0.1, momentum=0.9),
          [conv(6, 3, bias=False), batch_norm(), RELU, conv(5, 3, bias=False),
           batch_norm(0.3, 1e-3), TANH, max_pool(2), FLATTEN,
           linear(7, bias=False), batch_norm(), RELU, linear(4)],
          (3, 9, 8)),
    small("residual", "residual blocks: identity, projection, and the shortcut without parameters",
          sgd(0.05, momentum=0.9),
          [conv(4, 3, padding=1), RELU,
           residual([conv(4, 3, padding=1, bias=False), batch_norm(), RELU,
                     conv(4, 3, padding=1, bias=False), batch_norm()], activation="relu"),
           residual([conv(6, 3, stride=2, padding=1, bias=False), batch_norm(), TANH, conv(6, 1)],
                    [conv(6, 1, stride=2, bias=False), batch_norm()], activation="relu"),
           residual([conv(10, 3, stride=2, padding=1, bias=False), batch_norm()],
                    [dict(kind="subsample", outChannels=10, stride=2)]),
           residual([conv(10, 1), RELU]),
           dict(kind="adaptiveAvgPool2d", size=[1, 1]), FLATTEN, linear(4)], (3, 11, 10)),
    small("concat", "branches joined on the channels, one of them empty, and a block within a block",
          sgd(0.05, momentum=0.9),
          [conv(4, 3, padding=1), RELU,
           concat([conv(3, 1), RELU], [max_pool(3, stride=1, padding=1), conv(2, 1)], []),
           residual([concat([conv(5, 1, bias=False), batch_norm(), RELU], [batch_norm(), RELU, conv(4, 1)])]),
           dict(kind="adaptiveAvgPool2d", size=[2, 2]), FLATTEN, linear(4)], (3, 8, 9)),
    small("group-norm", "normalisation over groups of channels", sgd(0.1, momentum=0.9),
          [conv(6, 3), dict(kind="groupNorm", groups=3, eps=1e-3), RELU,
           dict(kind="adaptiveAvgPool2d", size=[2, 2]), FLATTEN, linear(4)], (3, 9, 8)),
]

DECAY_SPARED = [conv(6, 3), dict(kind="groupNorm", groups=3, eps=1e-5), RELU, avg_pool(2), FLATTEN,
                linear(4)]

LOSSES = [
    small("label-smoothing", "cross entropy with smoothed labels", sgd(0.1, momentum=0.9),
          labelSmoothing=0.1),
    small("class-weights", "cross entropy with a weight for each class", sgd(0.1, momentum=0.9),
          classWeights=[0.5, 2, 1, 4]),
    small("smoothed-class-weights", "smoothed labels, class weights and example weights together",
          sgd(0.1, momentum=0.9), weights=[1, 0.5, 2, 0, 0.25], labelSmoothing=0.2,
          classWeights=[0.5, 2, 1, 4]),
    small("smooth-l1", "smooth L1 of scores against one-hot targets, on both sides of beta",
          sgd(0.5, momentum=0.9), loss="smoothL1", smoothL1Beta=0.5),
    small("smooth-l1-weights", "smooth L1 with example weights", sgd(0.5, momentum=0.9),
          loss="smoothL1", smoothL1Beta=1.0, weights=[1, 0.5, 2, 0, 0.25]),
    small("l1", "the absolute difference of scores from one-hot targets", sgd(0.1, momentum=0.9),
          loss="l1"),
] + [
    small(f"numbers-{name}{'-weights' * bool(weights)}", f"{about}, four numbers for each image",
          sgd(0.1, momentum=0.9), numbers=True, weights=weights, **loss)
    for name, about, loss in [
        ("mean-squared-error", "mean squared error", dict(loss="meanSquaredError")),
        ("l1", "L1", dict(loss="l1")),
        ("smooth-l1", "smooth L1", dict(loss="smoothL1", smoothL1Beta=0.5)),
    ]
    for weights in (None, [1, 0.5, 2, 0, 0.25])
]

OPTIMIZERS = [
    small(name, about, optimizer, steps=TRAJECTORY, **more) for name, about, optimizer, more in [
        ("sgd-dampening", "SGD whose momentum is dampened, but for the first gradient",
         sgd_dampened(0.1, 0.9, 0.4, decay=0.01), {}),
        ("adam", "Adam with PyTorch's defaults", adam(0.01), {}),
        ("adam-w", "AdamW: the weights decay beside the gradient", adam_w(0.01, decay=0.1), {}),
        ("rms-prop", "RMSprop with weight decay", rms_prop(0.003, alpha=0.9, decay=0.01), {}),
        ("rms-prop-centered", "RMSprop divided by the standard deviation, with momentum",
         rms_prop(0.001, momentum=0.5, centered=True, epsilon=1e-4), {}),
        ("clip-norm", "the whole gradient is shortened", sgd(0.3, momentum=0.9),
         dict(clipNorm=0.05)),
        ("clip-value", "each number of the gradient is cut", adam(0.01), dict(clipValue=0.005)),
        ("sgd-spared-biases", "SGD whose weight decay spares biases and norms",
         sgd(0.05, momentum=0.9, decay=0.1), dict(decayBiases=False, layers=DECAY_SPARED)),
        ("adam-w-spared-biases", "AdamW whose weight decay spares biases and norms",
         adam_w(0.003, decay=0.3), dict(decayBiases=False, layers=DECAY_SPARED)),
    ]]

TUNED = [conv(4, 3, bias=False), batch_norm(), RELU, conv(5, 3, bias=False), batch_norm(0.3, 1e-3),
         RELU, max_pool(2), FLATTEN, linear(4)]

TUNINGS = [
    small(f"tuned-{kind}-{name}", about, optimizer, TUNED, (3, 9, 8), steps=TRAJECTORY, **more)
    for kind, optimizer in [
        ("sgd", sgd(0.02, momentum=0.9, decay=0.01)),
        ("adam", adam(0.003, decay=0.01)),
        ("adam-w", adam_w(0.003, decay=0.1)),
        ("rms-prop", rms_prop(0.001, alpha=0.9, decay=0.01)),
    ] for name, about, more in [
        ("beginning", "the first convolution and its batch norm are frozen",
         dict(frozen=["0", "1"])),
        ("middle", "a convolution between trained layers is frozen", dict(frozen=["3"])),
        ("norms", "both batch norms are frozen and score", dict(frozen=["1", "4"])),
        ("all-statistics", "all batch norms score, one of them frozen",
         dict(frozen=["4"], statistics="ALL")),
        ("no-statistics", "batch norms measure, though their scales and shifts are frozen",
         dict(frozen=["1", "4"], statistics="NONE")),
        ("rates", "learning rates by layer, of which the last that fits counts",
         dict(rateFactors={"0": 0.1, "3": 5, "3.weight": 0.5, "8.bias": 2})),
        ("clipped", "the gradient of what is trained is shortened, decay spares biases",
         dict(frozen=["0", "4.bias"], clipNorm=0.1, decayBiases=False)),
    ]]

CASES += LOSSES + OPTIMIZERS + TUNINGS

# ---- What PyTorch makes of a case --------------------------------------------------------------


def names(pattern, name):
    """Whether a pattern, here a layer's or a parameter's plain name, names a parameter."""
    return f"{name}.".startswith(f"{pattern}.")


def freeze(case, network):
    """Freezes parameters, and the statistics of batch norms as the case wants it."""
    for name, parameter in network.named_parameters():
        parameter.requires_grad_(not any(names(p, name) for p in case.get("frozen", [])))
    statistics = case.get("statistics", "FROZEN_LAYERS")
    for child in network.modules():
        if isinstance(child, (nn.BatchNorm1d, nn.BatchNorm2d)):
            frozen = not (child.weight.requires_grad or child.bias.requires_grad)
            if statistics == "ALL" or statistics == "FROZEN_LAYERS" and frozen:
                child.eval()


def groups_of(case, network):
    """Groups by learning rate; those with one dimension are apart where they do not decay."""
    groups = {}
    for name, parameter in network.named_parameters():
        factor = 1
        for pattern, own in case.get("rateFactors", {}).items():
            factor = own if names(pattern, name) else factor
        decays = case.get("decayBiases", True) or parameter.dim() > 1
        groups.setdefault((factor, decays), []).append(parameter)
    spec = case["optimizer"]
    return [dict(params=parameters, lr=spec["learningRate"] * factor,
                 weight_decay=spec["weightDecay"] * decays)
            for (factor, decays), parameters in groups.items()]


def optimizer_of(spec, parameters):
    rate, decay = spec["learningRate"], spec["weightDecay"]
    if spec["kind"] in ("adam", "adamW"):
        kind = torch.optim.Adam if spec["kind"] == "adam" else torch.optim.AdamW
        return kind(parameters, rate, (spec["beta1"], spec["beta2"]), spec["epsilon"], decay)
    if spec["kind"] == "rmsProp":
        return torch.optim.RMSprop(parameters, rate, spec["alpha"], spec["epsilon"], decay,
                                   spec["momentum"], spec["centered"])
    return torch.optim.SGD(parameters, rate, spec["momentum"], spec.get("dampening", 0), decay,
                           spec["nesterov"])


def clip(case, network):
    if "clipNorm" in case:
        nn.utils.clip_grad_norm_(network.parameters(), case["clipNorm"])
    if "clipValue" in case:
        nn.utils.clip_grad_value_(network.parameters(), case["clipValue"])


def targets_of(case, outputs):
    """A class for each example, or numbers."""
    make = numbers if "numbers" in case else labels
    return make(case["batch"], outputs.shape[1])


def loss_of(case, outputs, targets):
    wanted = targets if "numbers" in case else F.one_hot(targets, outputs.shape[1])
    wanted = wanted.to(outputs.dtype)
    per_class = torch.tensor(case.get("classWeights", [1.0] * outputs.shape[1]), dtype=outputs.dtype)

    def mean(reduction):
        if case["loss"] == "meanSquaredError":
            return F.mse_loss(outputs, wanted, reduction=reduction)  # over examples and outputs
        if case["loss"] == "l1":
            return F.l1_loss(outputs, wanted, reduction=reduction)
        if case["loss"] == "smoothL1":
            return F.smooth_l1_loss(outputs, wanted, reduction=reduction,
                                    beta=case["smoothL1Beta"])
        return F.cross_entropy(outputs, targets, per_class if "classWeights" in case else None,
                               reduction=reduction, label_smoothing=case.get("labelSmoothing", 0.0))

    if case["exampleWeights"] is None:
        return mean("mean")
    weights = torch.tensor(case["exampleWeights"], dtype=outputs.dtype)
    each = mean("none")
    each = each.mean(1) if each.dim() == 2 else each
    shares = per_class[targets] if case["loss"] == "crossEntropy" else torch.ones_like(weights)
    return (weights * each).sum() / (weights * shares).sum()


def fan_in(state, name):
    """Inputs that meet in one output; a bias takes its weight's."""
    weight = state[name.rsplit(".", 1)[0] + ".weight"]
    return weight[0].numel()


def sample(tensor, most=SAMPLES):
    """Elements of the flat tensor, evenly spaced from the first to the last."""
    flat = tensor.detach().flatten()
    count = min(most, len(flat))
    return flat[[j * (len(flat) - 1) // max(1, count - 1) for j in range(count)]]


def run(case, dtype):
    network = sequential(case["input"], case["layers"])
    state = {}
    for k, (name, value) in enumerate(parameters_of(network).items()):
        state[name] = uniform(value.shape, k + 1, 1 / math.sqrt(fan_in(network.state_dict(), name)))
        if name.endswith("running_var"):
            state[name] = state[name].abs() + 0.5
    network.load_state_dict(state, strict=False)
    network.to(dtype)

    channels = [1, -1, 1, 1]
    pixels = image_bytes([case["batch"], *case["input"]])
    x = pixels.to(dtype).div(255)
    x = x.sub(torch.tensor(case["mean"], dtype=dtype).reshape(channels))
    x = x.div(torch.tensor(case["std"], dtype=dtype).reshape(channels))

    with torch.no_grad():
        first = network.eval()(x)
    network.train()
    freeze(case, network)
    optimizer, losses = optimizer_of(case["optimizer"], groups_of(case, network)), []
    for step in range(case.get("steps", STEPS)):
        optimizer.zero_grad()
        outputs = network(x)
        loss = loss_of(case, outputs, targets := targets_of(case, outputs))
        loss.backward()
        losses.append(loss.detach())
        if step == 0:
            gradients = {n: p.grad.clone() for n, p in network.named_parameters()
                         if p.requires_grad}
        clip(case, network)
        optimizer.step()
    return dict(pixels=pixels, targets=targets, outputs=first, losses=torch.stack(losses),
                initial=state, gradients=gradients, trained=parameters_of(network))


def digits(tensor):
    """The numbers with the nine digits that a float needs to be read back exactly."""
    return [float(f"{x:.9g}") for x in tensor.flatten().tolist()]


def gradient_of(gradient):
    """Samples of a gradient; a buffer has none, nor what is frozen."""
    if gradient is None:
        return {}
    return dict(gradientNorm=digits(gradient.double().norm())[0], gradient=digits(sample(gradient)))


def document(case, result):
    """The JSON of a case: what to compute, then what comes out."""
    told = {key: value for key, value in case.items() if value is not None and key != "numbers"}
    targets = result["targets"]
    return told | dict(torch=torch.__version__.split("+")[0]) | (
        dict(targets=[digits(row) for row in targets]) if "numbers" in case
        else dict(labels=targets.tolist())
    ) | dict(
        pixels=sample(result["pixels"]).tolist(),
        outputs=[digits(row) for row in result["outputs"]],
        losses=digits(result["losses"]),
        parameters=[
            dict(name=name, shape=list(value.shape), initial=digits(sample(value, 4)))
            | gradient_of(result["gradients"].get(name))
            | dict(trained=digits(sample(result["trained"][name])))
            for name, value in result["initial"].items()])


def lines(value, indent=""):
    """JSON with each layer and each list of numbers on a line of its own."""
    deeper = indent + " "
    if isinstance(value, dict) and "kind" not in value:
        rows, ends = [f"{json.dumps(k)}: {lines(v, deeper)}" for k, v in value.items()], "{}"
    elif isinstance(value, list) and isinstance(value[0], (dict, list)):
        rows, ends = [lines(v, deeper) for v in value], "[]"
    else:
        return json.dumps(value)
    return ends[0] + "\n" + ",\n".join(deeper + row for row in rows) + f"\n{indent}{ends[1]}"


def deviation(single, double):
    """The largest difference, relative to the largest value."""
    scale = double.abs().max().item()
    return (single.double() - double).abs().max().item() / scale if scale else 0.0


def moved(single, double):
    """The deviation of trained - initial, which shows more than the trained values themselves."""
    return max(deviation(single["trained"][n].double() - first.double(),
                         double["trained"][n] - first.double())
               for n, first in single["initial"].items())


def main(names):
    torch.set_num_threads(1)
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"{'float32 against float64':28}  outputs   losses gradients  trained    moved   bytes")
    for spec in CASES:
        if names and spec["name"] not in names:
            continue
        single, double = run(spec, torch.float32), run(spec, torch.float64)
        text = lines(document(spec, single)) + "\n"
        (FOLDER / f"{spec['name']}.json").write_text(text)
        worst = {key: max(deviation(single[key][n], double[key][n]) for n in single[key])
                 for key in ("gradients", "trained")}
        print(f"{spec['name']:28}"
              f" {deviation(single['outputs'], double['outputs']):8.1e}"
              f" {deviation(single['losses'], double['losses']):8.1e}"
              f" {worst['gradients']:9.1e} {worst['trained']:8.1e} {moved(single, double):8.1e}"
              f" {len(text):7}")


if __name__ == "__main__":
    main(sys.argv[1:])
