"""Writes the image files that the decoder is tested with, and what Pillow makes of them.

Run by hand, only when a case is added; the tests need no Python:

    pip install torch==2.10.0 torchvision==0.25.0 pillow==13.0.0 numpy
    python make_images.py

In src/test/resources/images, next to each file <name>.<format> lies <name>.<format>.rgb: its pixels
as Pillow decodes them, turned as EXIF says and converted to RGB, (H, W, 3), preceded by nothing.
resize.csv lists pictures that torchvision or Pillow resized (the sources are smooth-*.rgb), and
placements.csv the sizes and offsets that come out for many sizes of pictures.
"""

import io
import pathlib
import random
import struct
import zlib

import numpy as np
import torch
from PIL import Image, ImageOps
from torchvision.transforms import InterpolationMode, functional

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "images"
WIDTH, HEIGHT = 40, 24


def picture(width=WIDTH, height=HEIGHT, channels=3):
    """Smooth, so that lossy formats stay close, and different in each corner and channel."""
    y, x = np.mgrid[0:height, 0:width]
    planes = [
        127.5 + 120 * np.cos(0.9 * c + 3.0 * x / width * (1 + 0.2 * c)) * np.cos(0.4 * c + 2.2 * y / height)
        for c in range(channels)
    ]
    return np.clip(np.rint(np.stack(planes, -1)), 0, 255).astype(np.uint8)


def keep(name, data, pixels=None):
    """Writes a file and its pixels; those are Pillow's unless they are given."""
    (FOLDER / name).write_bytes(data)
    if pixels is None:
        pixels = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))).convert("RGB"))
    (FOLDER / (name + ".rgb")).write_bytes(np.ascontiguousarray(pixels).tobytes())


def encoded(image, kind, **options):
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png(width, height, bits, colour, rows, interlace=0, extra=b""):
    """A PNG file by hand, for what Pillow does not write."""

    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    header = struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlace)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + extra
        + chunk(b"IDAT", zlib.compress(b"".join(b"\0" + row for row in rows)))
        + chunk(b"IEND", b"")
    )


def jpegs():
    rgb = Image.fromarray(picture())
    keep("rgb.jpg", encoded(rgb, "JPEG", quality=95))
    keep("full-chroma.jpg", encoded(rgb, "JPEG", quality=95, subsampling=0))
    keep("progressive.jpg", encoded(rgb, "JPEG", quality=95, subsampling=0, progressive=True))
    keep("restarts.jpg", encoded(rgb, "JPEG", quality=95, subsampling=0, restart_marker_blocks=1))
    keep("grey.jpg", encoded(rgb.convert("L"), "JPEG", quality=95))
    cmyk = encoded(Image.fromarray(picture(channels=4), "CMYK"), "JPEG", quality=95, subsampling=0)
    keep("cmyk.jpg", cmyk)
    adobe = cmyk.index(b"Adobe")
    keep("ycck.jpg", cmyk[: adobe + 11] + b"\x02" + cmyk[adobe + 12 :])
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        keep(
            f"exif-{orientation}.jpg",
            encoded(rgb, "JPEG", quality=95, subsampling=0, exif=exif.tobytes()),
        )
    exif = Image.Exif()
    exif[0x0112] = 6
    keep("exif-6.png", encoded(rgb, "PNG", exif=exif.tobytes()))
    keep("exif-6.webp", encoded(rgb, "WEBP", lossless=True, exif=exif.tobytes()))


def pngs():
    rgb = Image.fromarray(picture())
    keep("rgb.png", encoded(rgb, "PNG"))
    keep("grey.png", encoded(rgb.convert("L"), "PNG"))
    keep("bilevel.png", encoded(rgb.convert("1"), "PNG"))
    keep("rgba.png", encoded(Image.fromarray(picture(channels=4), "RGBA"), "PNG"))
    keep("grey-alpha.png", encoded(Image.fromarray(picture(channels=2), "LA"), "PNG"))
    palette = rgb.quantize(16)
    keep("palette.png", encoded(palette, "PNG"))
    keep("palette-transparent.png", encoded(palette, "PNG", transparency=bytes(range(0, 256, 16))))
    keep("animated.png", encoded(rgb, "PNG", save_all=True, append_images=[ImageOps.invert(rgb)]))
    pixels = picture()
    noise = np.random.default_rng(0).integers(0, 256, pixels.shape)
    wide = (pixels.astype(np.uint16) << 8) + noise.astype(np.uint16)
    rows = [row.tobytes() for row in wide.astype(">u2")]
    keep("sixteen-bits.png", png(WIDTH, HEIGHT, 16, 2, rows))
    rows = [row.tobytes() for row in wide[..., 0].astype(">u2")]
    # Pillow clips 16-bit grey where it should scale.
    grey = np.repeat(pixels[..., :1], 3, -1)
    keep("sixteen-bits-grey.png", png(WIDTH, HEIGHT, 16, 0, rows), grey)
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    rows = [row.tobytes() for x, y, dx, dy in passes for row in pixels[y::dy, x::dx]]
    keep("interlaced.png", png(WIDTH, HEIGHT, 8, 2, rows, interlace=1))


def bmps():
    rgb = Image.fromarray(picture())
    keep("rgb.bmp", encoded(rgb, "BMP"))
    keep("grey.bmp", encoded(rgb.convert("L"), "BMP"))
    keep("bilevel.bmp", encoded(rgb.convert("1"), "BMP"))
    keep("palette.bmp", encoded(rgb.quantize(16), "BMP"))
    keep("rgba.bmp", encoded(Image.fromarray(picture(channels=4), "RGBA"), "BMP"))
    # Rows from the top: the same file with a negative height and its rows turned round.
    data = encoded(rgb, "BMP")
    start = struct.unpack("<I", data[10:14])[0]
    rows = [data[start + i * WIDTH * 3 : start + (i + 1) * WIDTH * 3] for i in range(HEIGHT)]
    keep("top-down.bmp", data[:22] + struct.pack("<i", -HEIGHT) + data[26:start] + b"".join(rows[::-1]))
    # Runs of one value: each row is a colour of the palette.
    palette = b"".join(bytes([i * 10, 255 - i * 10, 7 * i, 0]) for i in range(HEIGHT))
    runs = b"".join(bytes([WIDTH, i, 0, 0]) for i in range(HEIGHT)) + b"\0\1"
    offset = 14 + 40 + len(palette)
    header = struct.pack("<2sIHHI", b"BM", offset + len(runs), 0, 0, offset)
    info = struct.pack("<IiiHHIIiiII", 40, WIDTH, HEIGHT, 1, 8, 1, len(runs), 0, 0, HEIGHT, 0)
    keep("runs.bmp", header + info + palette + runs)


def webps():
    rgb = Image.fromarray(picture())
    rgba = Image.fromarray(np.maximum(picture(channels=4), 1), "RGBA")
    keep("lossy.webp", encoded(rgb, "WEBP", quality=95))
    keep("lossless.webp", encoded(rgb, "WEBP", lossless=True))
    keep("lossy-alpha.webp", encoded(rgba, "WEBP", quality=95))
    keep("lossless-alpha.webp", encoded(rgba, "WEBP", lossless=True, exact=True))
    keep(
        "animated.webp",
        encoded(rgb, "WEBP", lossless=True, save_all=True, append_images=[ImageOps.invert(rgb)]),
    )


def resized():
    """Each line: name, policy, shorter side, target's height and width, source's height and width."""
    lines = []

    def case(policy, shorter, height, width, source_height, source_width):
        name = f"{policy}{shorter or ''}-{source_height}x{source_width}-{height}x{width}"
        source = Image.fromarray(picture(source_width, source_height))
        (FOLDER / f"smooth-{source_height}x{source_width}.rgb").write_bytes(np.asarray(source).tobytes())
        if policy == "letterbox":
            result = np.asarray(ImageOps.pad(source, (width, height), Image.Resampling.BILINEAR))
        else:
            tensor = torch.from_numpy(np.array(source)).permute(2, 0, 1)
            size = [height, width] if policy == "exact" else [shorter or height]
            tensor = functional.resize(tensor, size, InterpolationMode.BILINEAR, antialias=True)
            if policy == "centerCrop":
                tensor = functional.center_crop(tensor, [height, width])
            result = tensor.permute(1, 2, 0).numpy()
        (FOLDER / f"{name}.rgb").write_bytes(np.ascontiguousarray(result).tobytes())
        lines.append(f"{name},{policy},{shorter},{height},{width},{source_height},{source_width}")

    for source in ((61, 90), (90, 61)):
        case("exact", 0, 32, 32, *source)
        case("exact", 0, 48, 40, *source)
        case("exact", 0, 20, 80, *source)
        case("centerCrop", 0, 32, 32, *source)
        case("centerCrop", 36, 32, 32, *source)
        case("centerCrop", 70, 64, 64, *source)
        case("letterbox", 0, 32, 32, *source)
        case("letterbox", 0, 24, 40, *source)
    (FOLDER / "resize.csv").write_text("\n".join(lines) + "\n")


def placements():
    """Each line: policy, shorter side, target H and W, source H and W, scaled H and W, top, left."""
    chance = random.Random(0)
    lines = []
    for _ in range(120):
        source_height, source_width = chance.randint(1, 700), chance.randint(1, 700)
        size = chance.choice([8, 31, 32, 224])
        shorter = chance.choice([0, size, size + chance.randint(1, 40)])
        scaled = functional.resize(
            torch.zeros(1, source_height, source_width, dtype=torch.uint8), [shorter or size]
        ).shape[1:]
        # An image of places tells which of them the crop shows.
        rows = torch.arange(scaled[0])[None, :, None].expand(1, *scaled)
        columns = torch.arange(scaled[1])[None, None, :].expand(1, *scaled)
        top = functional.center_crop(rows, [size, size])[0, 0, 0].item()
        left = functional.center_crop(columns, [size, size])[0, 0, 0].item()
        lines.append(("centerCrop", shorter, size, size, source_height, source_width, *scaled, top, left))
    for _ in range(120):
        source = chance.randint(30, 700), chance.randint(30, 700)
        target = chance.choice([8, 31, 32, 224]), chance.choice([8, 31, 32, 224])
        white = Image.new("L", source[::-1], 255)
        padded = np.asarray(ImageOps.pad(white, target[::-1])) > 0
        rows, columns = np.nonzero(padded.any(1))[0], np.nonzero(padded.any(0))[0]
        lines.append(
            ("letterbox", 0, *target, *source, len(rows), len(columns), -rows[0], -columns[0])
        )
    text = "\n".join(",".join(map(str, line)) for line in lines)
    (FOLDER / "placements.csv").write_text(text + "\n")


if __name__ == "__main__":
    FOLDER.mkdir(parents=True, exist_ok=True)
    jpegs()
    pngs()
    bmps()
    webps()
    resized()
    placements()
