r"""Exchanges weights with torchvision in both directions, and prints how far scores are apart.

Run by hand, from the project's root; the figures are in it/BENCHMARKS.md under "Exchange with
PyTorch":

    pip install torch==2.10.0 torchvision==0.25.0 safetensors==0.8.0
    python spark-cnn/src/test/python/exchange.py write FOLDER [NAME ...]
    mvn -q -pl spark-cnn test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
    java @conf/java17.options -Xmx6g \
        -cp spark-cnn/target/test-classes:spark-cnn/target/classes:$(cat spark-cnn/target/classpath) \
        org.sparkcnn.ml.ExchangeRun FOLDER
    python spark-cnn/src/test/python/exchange.py check FOLDER

`write` makes torchvision's networks with random weights from a seed, and their state dicts NAME.pth
(torch.save) and NAME.safetensors. ExchangeRun.java reads each by name, scores the images with them
(NAME.pth.logits.json, NAME.safetensors.logits.json), and writes NAME.ours.safetensors and
NAME.ours.pt (TorchScript). `check` compares all of them with what torchvision gives, and prints the
largest difference, as it is and as a share of the largest number:

    largest, varies     torchvision's largest logit, and how much one changes between the images
    pth, safetensors    our logits from PyTorch's files
    back                torchvision's logits from our safetensors, loaded with strict=True
    script              our TorchScript's probabilities; what its model.json says is asserted
"""

import json
import pathlib
import sys

import numpy
import torch
import torchvision
from PIL import Image
from safetensors.torch import load_file, save_file
from torch import nn
from torch.nn import functional as F

SEED = 6
BATCH = 8
SIZE = 224
MEAN, STD = [0.485, 0.456, 0.406], [0.229, 0.224, 0.225]
# GoogLeNet's state dict has the auxiliary heads, which are for training and have no twin here.
NAMES = ["resnet18", "resnet50", "mobilenet_v2", "vgg16_bn", "densenet121", "googlenet"]


def network(name, **settings):
    if name == "googlenet":
        settings = {"init_weights": False, "transform_input": False, **settings}
    return torchvision.models.get_model(name, weights=None, **settings)


def write_images(folder):
    """Smooth, colourful noise: of plain noise a network of random weights sees only the mean."""
    (folder / "images").mkdir(parents=True, exist_ok=True)
    generator = torch.Generator().manual_seed(SEED)
    coarse = torch.rand(BATCH, 3, 7, 7, generator=generator)
    pixels = F.interpolate(coarse, size=(SIZE, SIZE), mode="bicubic").clamp(0, 1).mul(255).byte()
    for i, image in enumerate(pixels):
        Image.fromarray(image.permute(1, 2, 0).numpy()).save(folder / "images" / f"{i}.png")


def read_images(folder):
    """The images as bytes, (N, C, H, W)."""
    files = sorted((folder / "images").glob("*.png"))
    return torch.stack([torch.from_numpy(numpy.array(Image.open(file))) for file in files]) \
        .permute(0, 3, 1, 2)


def normalized(pixels):
    mean, std = (torch.tensor(values).view(1, 3, 1, 1) for values in (MEAN, STD))
    return (pixels.float() / 255 - mean) / std


def trained_a_little(model, images):
    """The model with scales and shifts of batch norm of its own, and statistics of the images."""
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        nn.init.uniform_(norm.weight, 0.5, 1.5)
        nn.init.normal_(norm.bias, 0, 0.1)
        norm.momentum = None  # the mean of all passes
    with torch.no_grad():
        for _ in range(3):
            model.train()(images)
    return model.eval()


def write(folder, names):
    write_images(folder)
    images = normalized(read_images(folder))
    for name in names:
        torch.manual_seed(SEED)
        model = trained_a_little(network(name), images)
        torch.save(model.state_dict(), folder / f"{name}.pth")
        save_file(model.state_dict(), folder / f"{name}.safetensors")
        print(name, flush=True)


def distance(found, expected):
    """The largest difference, as it is and as a share of the largest number."""
    largest = (torch.as_tensor(found, dtype=torch.float64) - expected.double()).abs().max().item()
    return f"{largest:9.1e} {largest / expected.abs().max().item():9.1e}"


def logits(model, images):
    with torch.no_grad():
        return model.eval()(images)


def check(folder):
    pixels = read_images(folder)
    images = normalized(pixels)
    print(f"torch {torch.__version__.split('+')[0]}, torchvision"
          f" {torchvision.__version__.split('+')[0]}, {len(pixels)} images, random weights\n")
    columns = ("pth", "safetensors", "back", "script")
    print(f"{'':14}{'largest':>8}{'varies':>8}" + "".join(f"{column:>20}" for column in columns))
    for file in sorted(folder.glob("*.pth")):
        name = file.stem
        model = network(name)
        model.load_state_dict(torch.load(file))
        expected = logits(model, images)
        shares = [distance(json.loads((folder / f"{name}.{kind}.logits.json").read_text()), expected)
                  for kind in ("pth", "safetensors")]

        back = network(name, **({"aux_logits": False} if name == "googlenet" else {}))
        back.load_state_dict(load_file(folder / f"{name}.ours.safetensors"), strict=True)
        shares.append(distance(logits(back, images), expected))

        extra = {"model.json": ""}
        script = torch.jit.load(folder / f"{name}.ours.pt", _extra_files=extra)
        told = json.loads(extra["model.json"])
        assert told == {"input": [3, SIZE, SIZE], "pixels": "uint8", "classes": [],
                        "normalization": {"mean": MEAN, "std": STD}}, told
        shares.append(distance(script(pixels), expected.softmax(1)))
        varies = (expected.amax(0) - expected.amin(0)).max().item()
        print(f"{name:14}{expected.abs().max().item():8.3f}{varies:8.3f}"
              + "".join(f"{share:>20}" for share in shares), flush=True)


def main():
    folder = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "write":
        write(folder, sys.argv[3:] or NAMES)
    else:
        check(folder)


if __name__ == "__main__":
    main()
