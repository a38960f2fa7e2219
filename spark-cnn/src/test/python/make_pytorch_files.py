"""Writes the files of torch.save that PyTorchFile reads or refuses, and what is in the good ones.

Run by hand, only when a file is added; the tests read the files and need no Python:

    pip install torch==2.10.0
    python make_pytorch_files.py

They go to src/test/resources/state-dicts: the good ones together with pytorch.json, which has the
names, types, shapes and values (as float32, null where Dtype.java has no such type) that are to be
found in each; the others under refused/.
"""

import json
import os
import pathlib

import torch
from torch import nn

from make_golden import uniform

FOLDER = pathlib.Path(__file__).resolve().parents[1] / "resources" / "state-dicts"
REFUSED = FOLDER / "refused"
DTYPES = {torch.float64: "F64", torch.float32: "F32", torch.float16: "F16", torch.bfloat16: "BF16",
          torch.int64: "I64", torch.int32: "I32", torch.int16: "I16", torch.int8: "I8",
          torch.uint8: "U8", torch.bool: "BOOL"}


class Tiny(nn.Sequential):
    """A network of each kind of layer that has parameters."""

    def __init__(self):
        super().__init__(nn.Conv2d(2, 3, 2), nn.BatchNorm2d(3), nn.ReLU(), nn.Flatten(),
                         nn.Linear(12, 2))
        for salt, tensor in enumerate(self.state_dict().values()):
            if tensor.is_floating_point():
                tensor.copy_(uniform(list(tensor.shape), salt, 1.0))
            else:
                tensor.fill_(7)


def integers():
    numbers = torch.tensor([0, 1, -1, 127, -128, 100])
    return {
        "i64": torch.tensor([2**62, -(2**62) - 12345, 16777217]),
        "i32": numbers.int() * 10_000_000,
        "i16": numbers.short() * 256,
        "i8": numbers.char(),
        "u8": numbers.byte(),
        "bool": numbers.bool(),
        "f64": torch.tensor([1e38, 1e-300, 0.1, -0.0], dtype=torch.float64),
        "u16": numbers.to(torch.uint16),
        "c64": torch.zeros(2, dtype=torch.complex64),
        "f8": torch.zeros(3).to(torch.float8_e4m3fn),
    }


def layouts():
    image = uniform([2, 3, 4, 5], 1, 1.0)
    flat = uniform([40], 2, 1.0)
    return {
        "channels_last": image.to(memory_format=torch.channels_last),
        "transposed": uniform([4, 6], 3, 1.0).t(),
        "permuted": uniform([2, 3, 4], 4, 1.0).permute(2, 0, 1),
        "first": flat[:12].view(3, 4),
        "overlapping": flat[6:30].view(2, 3, 4),
        "every_other": flat[1::2],
        "column": flat.view(8, 5)[:, 2],
        "expanded": flat[3:4].expand(5),
        "rows": flat[:4].expand(3, 4),
        "scalar": flat[39],
        "empty": torch.zeros(0, 3),
        "one_by_one": uniform([6, 1, 1], 5, 1.0).to(memory_format=torch.contiguous_format),
    }


def checkpoint():
    model = nn.DataParallel(Tiny())
    optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
    schedule = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=[2, 3])
    model(torch.ones(1, 2, 3, 3)).sum().backward()
    state = {name: value.clone() for name, value in model.state_dict().items()}
    optimizer.step()
    schedule.step()
    metadata = model.state_dict()
    metadata.update(state)
    return dict(epoch=3, arch="tiny", best_acc1=torch.tensor(76.1), state_dict=metadata,
                optimizer=optimizer.state_dict(), schedule=schedule.state_dict(), args=None,
                size=torch.zeros(2, 3).size(), device=torch.device("cpu"), dtype=torch.float32,
                ids={1, 2}, frozen=frozenset("ab"), raw=b"raw", array=bytearray(b"raw"),
                complex=1j, huge=2**70, negative=-70000, short=40000, long=2**40, accuracy=0.5,
                best=True, nested=[(1, [2, {"a": [None]}])])


def parameters():
    weight = nn.Parameter(uniform([2, 3], 1, 1.0))
    marked = nn.Parameter(uniform([3], 2, 1.0))
    marked.decay = False
    buffer = uniform([2], 3, 1.0)
    buffer.note = "a buffer"
    return {"weight": weight, "marked": marked, "buffer": buffer, "version": 3, "extra": None,
            "half": nn.Parameter(uniform([2], 4, 1.0).half())}


def good():
    state = Tiny().state_dict()
    files = {f"tiny-{DTYPES[dtype].lower()}": Tiny().to(dtype).state_dict()
             for dtype in (torch.float64, torch.float32, torch.float16, torch.bfloat16)}
    files |= dict(integers=integers(), layouts=layouts(), parameters=parameters())
    files |= {"model": dict(model=state, epoch=1), "model-state-dict": dict(model_state_dict=state)}
    tensors = {name: (saved, 2) for name, saved in files.items()}
    for protocol in (2, 3, 4, 5):
        tensors[f"checkpoint-{protocol}"] = (checkpoint(), protocol)
    return tensors


def describe(name, tensor):
    dtype = DTYPES.get(tensor.dtype, str(tensor.dtype).removeprefix("torch."))
    values = tensor.detach().float().flatten().tolist() if tensor.dtype in DTYPES else None
    return dict(name=name, dtype=dtype, shape=list(tensor.shape), values=values)


def state_dict(saved):
    for key in ("state_dict", "model_state_dict", "model"):
        saved = saved.get(key, saved)
    return {name: value for name, value in saved.items() if isinstance(value, torch.Tensor)}


class Command:
    def __reduce__(self):
        return os.system, ("touch executed",)


class Expression:
    def __reduce__(self):
        return eval, ("open('executed', 'w')",)


def refused():
    state = Tiny().state_dict()
    yield "command", dict(state, bad=Command())
    yield "expression", dict(state_dict=state, epoch=Expression())
    yield "whole-model", nn.Sequential(nn.Linear(2, 1))
    yield "quantised", dict(w=torch.quantize_per_tensor(torch.zeros(2), 1, 0, torch.qint8))
    yield "sparse", dict(w=torch.zeros(2, 2).to_sparse())
    yield "meta", dict(w=torch.zeros(2, device="meta"))
    yield "negated", dict(w=torch.zeros(2, dtype=torch.complex64).conj().imag)
    yield "expanded", dict(w=torch.zeros(1).expand(1 << 40))
    yield "list", list(state.values())
    yield "tensor", state["0.weight"]
    yield "two", dict(model=state, state_dict=state)
    yield "nothing", dict(epoch=3, arch="tiny", weights=list(state.values()))
    yield "numbered", {0: state["0.weight"], "1": state["0.bias"]}
    yield "counts", dict(epoch=3)


def main():
    REFUSED.mkdir(parents=True, exist_ok=True)
    found = {}
    for name, (saved, protocol) in good().items():
        torch.save(saved, FOLDER / f"{name}.pth", pickle_protocol=protocol)
        found[name] = [describe(*item) for item in state_dict(saved).items()]
    lines = [json.dumps(name) + ": [\n  " + ",\n  ".join(map(json.dumps, tensors)) + "]"
             for name, tensors in found.items()]
    (FOLDER / "pytorch.json").write_text("{" + ",\n".join(lines) + "}\n")
    for name, saved in refused():
        torch.save(saved, REFUSED / f"{name}.pth")
    torch.jit.script(nn.Sequential(nn.Linear(2, 1))).save(REFUSED / "script.pth")
    torch.save(Tiny().state_dict(), REFUSED / "legacy.pth", _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main()
