"""Writes state dicts as PyTorch and safetensors write them, for the tests of the store.

Run by hand, only when a case is added; the tests read the files and need no Python:

    pip install torch==2.10.0 safetensors==0.8.0
    python make_state_dicts.py

The network of all files but dtypes.safetensors is `network()`; value i (row-major) of its k-th
parameter, both from 0, is k + i / 64, which float16 holds too. StateDictFiles.java has its twin.

    plain.safetensors                   its state_dict, num_batches_tracked (I64) included
    prefixed.safetensors                the same under nn.DataParallel: names begin with module.
    sharded.safetensors.index.json      the same in two files, as Hugging Face's libraries write it
    dtypes.safetensors                  a tensor of every dtype, beside each what .float() makes of it;
                                        and an F8_E4M3, which spark-cnn does not read
    conversions.json                    CRC-32 of conversions of very many values
"""

import json
import pathlib
import zlib

import torch
from safetensors.torch import save_file
from torch import nn

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "state-dicts"
PT = {"format": "pt"}


def network():
    model = nn.Sequential(
        nn.Conv2d(1, 3, 3), nn.BatchNorm2d(3), nn.ReLU(), nn.Flatten(), nn.Linear(12, 2))
    state = model.state_dict()
    parameters = [name for name in state if not name.endswith("num_batches_tracked")]
    for k, name in enumerate(parameters):
        values = torch.arange(state[name].numel(), dtype=torch.float32) / 64 + k
        state[name] = values.reshape(state[name].shape)
    state["1.num_batches_tracked"] = torch.tensor(1234)
    model.load_state_dict(state)
    return model


def write_shards(state):
    shards = {
        "sharded-00001-of-00002.safetensors": list(state)[:3],
        "sharded-00002-of-00002.safetensors": list(state)[3:],
    }
    for file, names in shards.items():
        save_file({name: state[name] for name in names}, FOLDER / file, metadata=PT)
    index = {
        "metadata": {"total_size": sum(t.numel() * t.element_size() for t in state.values())},
        "weight_map": {name: file for file, names in shards.items() for name in names},
    }
    text = json.dumps(index, indent=2, sort_keys=True) + "\n"
    (FOLDER / "sharded.safetensors.index.json").write_text(text)


# Values that are half-way, nearly half-way, too large or too small for shorter types.
FLOATS = torch.tensor([
    0.0, -0.0, 1.0, -1.5, 0.1, -1 / 3, 65504.0, 65519.996, 65520.0, -65520.0, 1e10, float("inf"),
    float("-inf"), float("nan"), 2.0**-14, 2.0**-15, 2.0**-24, 2.0**-25, 2.0**-25 * 1.0001,
    3 * 2.0**-25, 2.0**-14 * (1 - 2.0**-11), 1 + 2.0**-11, 1 + 3 * 2.0**-11,
    1 + 2.0**-11 + 2.0**-20, 1 + 2.0**-8, 1 + 3 * 2.0**-8, 1 + 2.0**-8 + 2.0**-20, 3.4e38, 3.3895e38, 1e-40, 1.2e-38, 2049.0,
    2051.0,
])


def dtypes():
    ints = [0, 1, -1, 7, -128, 127]
    files = {
        "f64": torch.tensor([0.1, -1e300, 1e300, 1e-300, 1 + 2.0**-24, 1 + 2.0**-24 + 2.0**-50],
                            dtype=torch.float64),
        "f32": FLOATS,
        "f16": FLOATS.half(),
        "bf16": FLOATS.bfloat16(),
        "i64": torch.tensor(ints + [2**24 + 1, 2**53 + 1, -2**63, 2**63 - 1]),
        "i32": torch.tensor(ints + [2**24 + 1, -2**31, 2**31 - 1], dtype=torch.int32),
        "i16": torch.tensor(ints + [-2**15, 2**15 - 1], dtype=torch.int16),
        "i8": torch.tensor(ints, dtype=torch.int8),
        "u8": torch.tensor([0, 1, 127, 128, 255], dtype=torch.uint8),
        "bool": torch.tensor([True, False, True]),
        "scalar": torch.tensor(2.5, dtype=torch.float16),
        "empty": torch.zeros(0, 3, dtype=torch.bfloat16),
    }
    floats = {name + ".float": tensor.float().clone() for name, tensor in files.items()}
    return files | floats | {"f8": FLOATS[:8].to(torch.float8_e4m3fn)}


def hash32(count):
    """The hashes of 0 .. count - 1 with salt 0, as in make_golden.py."""
    x = (torch.arange(count, dtype=torch.int64) * 2654435761 + 12345) & 0xFFFFFFFF
    x = ((x ^ (x >> 16)) * 0x85EBCA6B) & 0xFFFFFFFF
    x = ((x ^ (x >> 13)) * 0xC2B2AE35) & 0xFFFFFFFF
    return x ^ (x >> 16)


def crc(tensor):
    """Of the little-endian bytes; processors differ in the bits of a NaN, so it counts as 0."""
    tensor = torch.where(tensor.isnan(), torch.zeros_like(tensor), tensor)
    return zlib.crc32(tensor.view(torch.uint8).numpy().tobytes())


def conversions():
    every16 = torch.arange(2**16, dtype=torch.int32).to(torch.int16)
    floats = hash32(2**20).to(torch.int32).view(torch.float32)  # of any exponent
    # Of the exponents of halves, 2^-27 to 2^18, and often half-way: 10 or 11 bits of fraction.
    bits = hash32(2**20)
    near = ((bits & 0x80000000) | ((100 + (bits >> 23) % 46) << 23) | (bits & 0x7FF000))
    near = near.to(torch.int32).view(torch.float32)
    return {
        "every half as float": crc(every16.view(torch.float16).float()),
        "every bfloat16 as float": crc(every16.view(torch.bfloat16).float()),
        "floats as half": crc(floats.half()),
        "floats as bfloat16": crc(floats.bfloat16()),
        "near floats as half": crc(near.half()),
        "near floats as bfloat16": crc(near.bfloat16()),
    }


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    state = network().state_dict()
    save_file(state, FOLDER / "plain.safetensors", metadata=PT)
    save_file(nn.DataParallel(network()).state_dict(), FOLDER / "prefixed.safetensors", metadata=PT)
    write_shards(state)
    save_file(dtypes(), FOLDER / "dtypes.safetensors", metadata=PT)
    text = json.dumps(conversions(), indent=2) + "\n"
    (FOLDER / "conversions.json").write_text(text)


if __name__ == "__main__":
    main()
