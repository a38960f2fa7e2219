"""Writes what whole presets compute in PyTorch, for the engine to be compared with.

Run by hand, only when a preset is added; the tests read the JSON files and need no Python:

    pip install torch==2.10.0 torchvision==0.25.0
    python make_preset_golden.py [NAME ...]

Each network becomes src/test/resources/preset-golden/<name>.json: the logits of a batch as it is
scored, and the loss, the norm of each parameter's gradient and of each running statistic after one
training pass, in state_dict order; all in float32 on a CPU. Dropout is off. AlexNet's and VGG's
wide layers are made narrow, or their weights would be most of the test's time. Weights and images
come from the hash formula of make_golden.py.

A value that lies within float32's rounding of ReLU's corner, or of the largest in a pooling window,
sends its gradient one way or the other by chance, which would hide errors below a percent. So batch
norm's shifts keep most values away from zero, every other channel above and below, and of many
seeds the first is taken for which float32 in both layouts, and on images moved by their rounding,
comes as close to float64 as rounding allows. Printed is how close.
"""

import json
import math
import pathlib
import sys

import torch
from torch import nn
from torch.nn import functional as F

from make_golden import deviation, digits, image_bytes, labels, uniform
from make_preset_tables import entries, is_cifar, names, network

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "preset-golden"
CLASSES = 10
WIDE, NARROW = 4096, 32
SEEDS = range(0, 60_000, 1000)  # added to the weights' salts
CLOSE = 3e-5


def spec(name):
    """The batch, and how large values are: residual sums grow, all else must not fade."""
    plain = name.startswith(("alexnet", "vgg", "googlenet", "mobilenet"))
    # Few values in a mean of batch norm's would let rounding grow from layer to layer.
    size, batch = {"googlenet": (48, 8), "mobilenet_v2": (64, 8), "resnet18": (96, 4),
                   "resnet34": (96, 4)}.get(name, (16 if is_cifar(name) else 64, 4))
    return dict(name=name, input=[3, size, size], batch=batch, classes=CLASSES,
                gain=1.0 if plain else 0.5, shift=3.0)


def adapted(module):
    """The module with narrow layers where it has wide ones, and without dropout."""
    for name, child in module.named_children():
        if isinstance(child, nn.Dropout):
            child.p = 0.0
        elif isinstance(child, nn.Linear):
            arriving, leaving = (NARROW if n == WIDE else n
                                 for n in (child.in_features, child.out_features))
            setattr(module, name, nn.Linear(arriving, leaving))
        else:
            adapted(child)
    return module


def value(case, name, state, salt):
    """Values that keep activations in bounds; the twin is PresetGolden.java."""
    shape = state[name].shape
    if len(shape) > 1:
        return uniform(shape, salt, case["gain"] * math.sqrt(6 / math.prod(shape[1:])))
    if name.endswith("running_var"):
        return 1 + uniform(shape, salt, 0.5)
    if name.endswith("weight"):
        return 0.5 + uniform(shape, salt, 0.2)
    if name.replace("bias", "running_mean") in state and name.endswith("bias"):
        signs = 1 - 2 * (torch.arange(shape[0]) % 2)
        return case["shift"] * signs + uniform(shape, salt, 0.1)
    return uniform(shape, salt, 0.1)


def module_of(case):
    module = adapted(network(case["name"], case["classes"]))
    state = entries(module)
    module.load_state_dict({name: value(case, name, state, case["seed"] + k + 1)
                            for k, name in enumerate(state)}, strict=False)
    return module


def images(case):
    return image_bytes([case["batch"], *case["input"]]).double().div(255).sub(0.5).div(0.25)


def run(case, dtype, layout=torch.contiguous_format, noise=None):
    module = module_of(case).to(dtype=dtype, memory_format=layout)
    x = images(case)
    if noise is not None:
        x = x.mul(1 + 2e-7 * uniform(x.shape, noise, 1).double())
    x = x.to(dtype=dtype, memory_format=layout)

    module.eval()
    with torch.no_grad():
        logits = module(x)
    module.train()
    loss = F.cross_entropy(module(x), labels(case["batch"], case["classes"]))
    loss.backward()
    parameters = dict(module.named_parameters())
    gradients = [p.grad.double().norm() for p in parameters.values()]
    statistics = [v.double().norm() for name, v in entries(module).items() if name not in parameters]
    return dict(logits=logits, loss=loss.detach().reshape(1), gradients=torch.stack(gradients),
                statistics=torch.stack(statistics) if statistics else torch.zeros(0))


def distances(single, double):
    """How far each kind of number is from float64's."""
    far = {key: deviation(single[key], double[key]) if len(double[key]) else 0.0
           for key in ("logits", "loss", "statistics")}
    # A gradient that is zero but for rounding counts by the whole's norm, as in the test.
    least = 1e-3 * double["gradients"].norm()
    errors = (single["gradients"] - double["gradients"]).abs()
    return far | dict(gradients=(errors / double["gradients"].clamp(min=least)).max().item())


def chosen(name):
    """The case of the first seed that is close, its float32 result, and the distances."""
    for seed in SEEDS:
        case = spec(name) | dict(seed=seed)
        single, double = run(case, torch.float32), run(case, torch.float64)
        far = distances(single, double)
        for layout in (torch.contiguous_format, torch.channels_last):
            for noise in (None, 1, 2, 3, 4):
                if max(far.values()) < CLOSE:
                    other = distances(run(case, torch.float32, layout, noise), double)
                    far = {key: max(far[key], other[key]) for key in far}
        if max(far.values()) < CLOSE:
            return case, single, far
    raise SystemExit(f"{name}: no seed is close")


def document(case, result):
    return case | dict(torch=torch.__version__.split("+")[0],
                       logits=[digits(row) for row in result["logits"]],
                       loss=digits(result["loss"])[0],
                       gradients=digits(result["gradients"]),
                       statistics=digits(result["statistics"]))


def lines(told):
    """JSON with a line for each key."""
    return "{\n" + ",\n".join(f"{json.dumps(k)}: {json.dumps(v)}" for k, v in told.items()) + "\n}\n"


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    print(f"{'float32 against float64':24}   seed   logits     loss gradients statistics  bytes")
    for name in sys.argv[1:] or names():
        case, single, far = chosen(name)
        text = lines(document(case, single))
        (FOLDER / f"{name}.json").write_text(text)
        print(f"{name:24} {case['seed']:6} {far['logits']:8.1e} {far['loss']:8.1e}"
              f" {far['gradients']:9.1e} {far['statistics']:10.1e} {len(text):6}", flush=True)


if __name__ == "__main__":
    main()
