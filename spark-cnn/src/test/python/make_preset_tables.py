"""Writes what the presets are compared with: the parameters of torchvision's networks.

Run by hand, only when a preset is added; the tests read the text files and need no Python:

    pip install torch==2.10.0 torchvision==0.25.0
    python make_preset_tables.py

Each network becomes src/test/resources/presets/<name>.txt: the number of trained parameters, then
a line for each tensor of its state_dict, in order: name, shape, and the median magnitude of its
first values, which shows how they are drawn (a mean would show that trunc_normal_ turns a few draws
into its bounds). Left out is num_batches_tracked, which counts batches and has no effect where
batch norm's momentum is fixed.
"""

import pathlib

import torch
import torchvision
from torch import nn
from torch.nn import functional as F

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "presets"

TORCHVISION = ["alexnet", "vgg11", "vgg11_bn", "vgg16", "vgg16_bn", "googlenet", "resnet18",
               "resnet34", "resnet50", "densenet121", "mobilenet_v2"]
CIFAR = [20, 32, 44, 56, 110]

# ---- The residual networks for CIFAR, which torchvision does not have --------------------------


class CifarBlock(nn.Module):
    """Two convolutions; the shortcut is He et al.'s option A where the shape changes."""

    def __init__(self, arriving, channels, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(arriving, channels, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(channels)
        self.conv2 = nn.Conv2d(channels, channels, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(channels)
        self.stride = stride
        self.added = (channels - arriving) // 2

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        x = x[:, :, :: self.stride, :: self.stride]
        return F.relu(y + F.pad(x, (0, 0, 0, 0, self.added, self.added)))


class CifarResNet(nn.Module):
    """6n + 2 layers, named as in github.com/akamaster/pytorch_resnet_cifar10."""

    def __init__(self, depth, classes):
        super().__init__()
        blocks = (depth - 2) // 6
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = self.stage(16, 16, blocks, 1)
        self.layer2 = self.stage(16, 32, blocks, 2)
        self.layer3 = self.stage(32, 64, blocks, 2)
        self.linear = nn.Linear(64, classes)
        for module in self.modules():
            if isinstance(module, (nn.Linear, nn.Conv2d)):
                nn.init.kaiming_normal_(module.weight)

    @staticmethod
    def stage(arriving, channels, blocks, stride):
        rest = [CifarBlock(channels, channels, 1) for _ in range(blocks - 1)]
        return nn.Sequential(CifarBlock(arriving, channels, stride), *rest)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(F.adaptive_avg_pool2d(x, 1).flatten(1))


# ---- Networks by name --------------------------------------------------------------------------


def names():
    return TORCHVISION + [f"resnet{depth}" for depth in CIFAR]


def is_cifar(name):
    return name not in TORCHVISION


def network(name, classes):
    if is_cifar(name):
        return CifarResNet(int(name.removeprefix("resnet")), classes)
    more = dict(aux_logits=False, init_weights=True) if name == "googlenet" else {}
    return torchvision.models.get_model(name, weights=None, num_classes=classes, **more)


def entries(module):
    """The state_dict without the counters."""
    return {name: value for name, value in module.state_dict().items()
            if not name.endswith("num_batches_tracked")}


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(0)
    for name in names():
        module = network(name, 10 if is_cifar(name) else 1000)
        lines = [f"trained {sum(p.numel() for p in module.parameters())}"]
        for entry, value in entries(module).items():
            magnitudes = value.abs().flatten().sort().values
            median = magnitudes[len(magnitudes) // 2].item()
            lines.append(f"{entry} {'x'.join(map(str, value.shape))} {median:.4g}")
        (FOLDER / f"{name}.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
