"""Writes what torchvision makes of an image, for the engine's augmentations to be compared with.

Run by hand, only when an augmentation is added; the test reads the JSON file and needs no Python:

    pip install torch==2.10.0 torchvision==0.25.0
    python make_augmentation_golden.py

src/test/resources/augmentations.json holds two images of bytes as rows of pixels (H, W, C), and for
each case the image's name, what was done to it and the result, on the scale from 0 to 255. The
functional transforms are given floats from 0 to 1, as training pipelines do after ToDtype.
"""

import json
import pathlib

import torch
from torchvision.transforms import InterpolationMode
from torchvision.transforms.v2 import functional as F

FILE = pathlib.Path(__file__).resolve().parents[1] / "resources" / "augmentations.json"
SIZES = {"color": (3, 9, 11), "grey": (1, 8, 8)}
BILINEAR = InterpolationMode.BILINEAR


def images():
    generator = torch.Generator().manual_seed(1)
    made = {name: torch.randint(0, 256, size, generator=generator, dtype=torch.uint8)
            for name, size in SIZES.items()}
    # Black, white, grey, and colours of which two channels are the largest.
    corner = torch.tensor([[0, 0, 0], [255, 255, 255], [80, 80, 80], [200, 200, 10], [10, 200, 200],
                           [200, 10, 200], [255, 0, 0], [0, 255, 0], [0, 0, 255]])
    made["color"][:, 0, :len(corner)] = corner.T.to(torch.uint8)
    return made


def numbers(image):
    return image.permute(1, 2, 0).flatten().tolist()


def case(name, image, kind, change, **settings):
    result = change(images()[image].float() / 255)
    assert result.shape == SIZES[image]
    return dict(name=name, image=image, kind=kind, **settings,
                result=[round(value * 255, 4) for value in numbers(result)])


def crop(image, top, left, padding=4):
    size = list(SIZES[image][1:])
    return case(f"crop {top} {left} of {image}", image, "crop", lambda i: F.crop(
        F.pad(i, [padding] * 4), top + padding, left + padding, *size), top=top, left=left)


def resized_crop(image, top, left, height, width):
    size = list(SIZES[image][1:])
    return case(f"resized crop {height}x{width} of {image}", image, "resizedCrop",
                lambda i: F.resized_crop(i, top, left, height, width, size, BILINEAR),
                top=top, left=left, height=height, width=width)


def rotate(image, degrees):
    return case(f"rotation by {degrees} of {image}", image, "rotation",
                lambda i: F.rotate(i, degrees, BILINEAR), degrees=degrees)


def color(kind, change, *factors):
    return [case(f"{kind} {factor} of {image}", image, kind, lambda i: change(i, factor),
                 factor=factor) for image in SIZES for factor in factors]


CASES = [
    *[case(f"horizontal flip of {i}", i, "horizontalFlip", F.horizontal_flip) for i in SIZES],
    *[case(f"vertical flip of {i}", i, "verticalFlip", F.vertical_flip) for i in SIZES],
    *[crop(i, *at) for i in SIZES for at in [(0, 0), (-4, 4), (3, -2), (-1, -3), (2, 1)]],
    *[resized_crop(i, *box) for i in SIZES
      for box in [(0, 0, 8, 8), (1, 2, 5, 4), (3, 0, 1, 1), (2, 3, 6, 2), (0, 5, 8, 3)]],
    *[rotate(i, by) for i in SIZES for by in [0, 10, -27.5, 90, 123, 180, 359]],
    *color("brightness", F.adjust_brightness, 0, 0.4, 1.7),
    *color("contrast", F.adjust_contrast, 0, 0.4, 1.7),
    *color("saturation", F.adjust_saturation, 0, 0.4, 1.7),
    *color("hue", F.adjust_hue, -0.5, -0.23, 0.04, 0.31, 0.5),
    *[case(f"erasure of {i}", i, "erasure", lambda x: F.erase(
        x, 2, 3, 4, 5, torch.full((x.shape[0], 1, 1), 0.6)),
        top=2, left=3, height=4, width=5, value=0.6 * 255) for i in SIZES],
]

if __name__ == "__main__":
    inputs = {name: dict(shape=SIZES[name], pixels=numbers(image))
              for name, image in images().items()}
    lines = [json.dumps(case) for case in CASES]
    FILE.write_text('{"images": %s,\n"cases": [\n%s\n]}\n' % (
        json.dumps(inputs), ",\n".join(lines)))
    print(FILE, FILE.stat().st_size)
