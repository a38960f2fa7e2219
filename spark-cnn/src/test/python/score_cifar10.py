"""Scores a folder of CIFAR-10 images with PyTorch, to compare examples/run ScoreCifar10 with.

Run by hand:

    pip install torch==2.10.0 safetensors numpy pillow pyarrow
    examples/run ScoreCifar10 --weights FILE --images DIR --predictions PREDICTIONS
    python score_cifar10.py --weights FILE --images DIR [--predictions PREDICTIONS]
    python score_cifar10.py --images DIR --png 100 OTHER_DIR

The network is the ResNet for CIFAR-10 of He et al. 2016, section 4.2, with shortcuts that have no
parameters (option A), written down here once more rather than taken from what is compared. Images
are read by Pillow, divided by 255 and normalised by ImageNet's mean and standard deviation, which
the published weights of these networks are for. With --predictions each image's scores are compared
with those that ScoreCifar10 wrote. --png writes some of the images as PNG files, which every decoder
reads alike.
"""

import argparse
import pathlib

import numpy as np
import torch
from PIL import Image
from safetensors.torch import load_file
from torch import nn
from torch.nn import functional as F

MEAN, STD = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)


class Block(nn.Module):
    def __init__(self, arriving, leaving, stride):
        super().__init__()
        self.conv1 = nn.Conv2d(arriving, leaving, 3, stride, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(leaving)
        self.conv2 = nn.Conv2d(leaving, leaving, 3, 1, 1, bias=False)
        self.bn2 = nn.BatchNorm2d(leaving)
        self.stride, self.zeros = stride, (leaving - arriving) // 2

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.stride > 1:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, self.zeros, self.zeros))
        return F.relu(x + y)


class ResNet(nn.Module):
    def __init__(self, blocks, classes):
        super().__init__()
        self.conv1 = nn.Conv2d(3, 16, 3, 1, 1, bias=False)
        self.bn1 = nn.BatchNorm2d(16)
        self.layer1 = nn.Sequential(*[Block(16, 16, 1) for _ in range(blocks)])
        self.layer2 = nn.Sequential(*[Block(32 if k else 16, 32, 1 if k else 2) for k in range(blocks)])
        self.layer3 = nn.Sequential(*[Block(64 if k else 32, 64, 1 if k else 2) for k in range(blocks)])
        self.linear = nn.Linear(64, classes)

    def forward(self, x):
        x = F.relu(self.bn1(self.conv1(x)))
        x = self.layer3(self.layer2(self.layer1(x)))
        return self.linear(x.mean((2, 3)))


def files(folder):
    """The files and their labels: classes are folders in alphabetical order."""
    classes = sorted(path.name for path in folder.iterdir() if path.is_dir())
    return [(path, label) for label, name in enumerate(classes)
            for path in sorted((folder / name).iterdir())]


def pixels(path):
    with Image.open(path) as image:
        return torch.from_numpy(np.asarray(image.convert("RGB")).copy()).permute(2, 0, 1)


def scores(network, paths):
    mean, std = (torch.tensor(t).view(1, 3, 1, 1) for t in (MEAN, STD))
    result = []
    with torch.no_grad():
        for begin in range(0, len(paths), 500):
            batch = torch.stack([pixels(path) for path in paths[begin:begin + 500]])
            result.append(network((batch.float() / 255 - mean) / std))
    return torch.cat(result)


def compare(ours, paths, folder):
    import pyarrow.parquet as pq

    table = pq.read_table(folder).to_pydict()
    # A vector that is dense has its numbers under "values".
    theirs = {"/".join(path.split("/")[-2:]): torch.tensor(vector["values"])
              for path, vector in zip(table["path"], table["rawPrediction"])}
    other = torch.stack([theirs["/".join(path.parts[-2:])].float() for path in paths])
    same = (ours.argmax(1) == other.argmax(1)).sum().item()
    print(f"largest difference of a score: {(ours - other).abs().max():.2g}"
          f" of scores up to {ours.abs().max():.3g}; the same class for {same} of {len(paths)}")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--weights", type=pathlib.Path)
    parser.add_argument("--images", type=pathlib.Path, required=True)
    parser.add_argument("--blocks", type=int, default=3, help="3 for ResNet-20, 5 for 32, ...")
    parser.add_argument("--predictions", type=pathlib.Path)
    parser.add_argument("--png", nargs=2, metavar=("COUNT", "DIR"))
    arguments = parser.parse_args()
    labelled = files(arguments.images)
    if arguments.png:
        folder = pathlib.Path(arguments.png[1])
        for path, _ in labelled[::len(labelled) // int(arguments.png[0])]:
            (folder / path.parent.name).mkdir(parents=True, exist_ok=True)
            with Image.open(path) as image:
                image.convert("RGB").save(folder / path.parent.name / (path.stem + ".png"))
        return
    labels = torch.tensor([label for _, label in labelled])
    network = ResNet(arguments.blocks, int(labels.max()) + 1).eval()
    network.load_state_dict(load_file(arguments.weights))
    paths = [path for path, _ in labelled]
    ours = scores(network, paths)
    print(f"torch {torch.__version__.split('+')[0]}: accuracy={(ours.argmax(1) == labels).double().mean():.4f}")
    if arguments.predictions:
        compare(ours, paths, arguments.predictions)


if __name__ == "__main__":
    main()
