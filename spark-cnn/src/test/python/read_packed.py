"""Reads a packed data set with pyarrow, and checks it against what its marker says.

Usage: python read_packed.py FOLDER
Needs pyarrow and numpy.
"""

import ast
import json
import pathlib
import sys

import numpy as np
import pyarrow as pa

folder = pathlib.Path(sys.argv[1])
marker = json.loads((folder / "_packed-images.json").read_text())
assert marker["format"] == "packed-images" and marker["version"] == 1, marker

rows = 0
labels = []
for entry in marker["files"]:
    path = folder / entry["name"]
    assert path.stat().st_size == entry["bytes"], path
    with pa.memory_map(str(path)) as source, pa.ipc.open_file(source) as file:
        assert file.schema.metadata[b"spark-cnn.format"] == b"packed-images"
        image = file.schema.field("image")
        channels, height, width = ast.literal_eval(image.metadata[b"shape"].decode())
        assert image.metadata[b"layout"] == b"HWC" and image.metadata[b"type"] == b"UINT8"
        table = file.read_all()
        table.validate(full=True)
        assert table.num_rows == entry["rows"], path
        pixels = np.frombuffer(
            b"".join(table["image"].to_pylist()), dtype=np.uint8
        ).reshape(-1, height, width, channels)
        print(
            f"{path.name}: {file.num_record_batches} record batches, {table.num_rows} rows,"
            f" {table.schema.names}, images {pixels.shape[1:]},"
            f" means per channel {pixels.mean(axis=(0, 1, 2)).round(3).tolist()}"
        )
        rows += table.num_rows
        labels.extend(table["label"].to_pylist())
assert rows == marker["rows"], (rows, marker["rows"])
values, counts = np.unique(labels, return_counts=True)
names = marker["labelMetadata"].get("ml_attr", {}).get("vals")
print({names[int(v)] if names else float(v): int(c) for v, c in zip(values, counts)})
print(f"{rows} rows in {len(marker['files'])} files, pyarrow {pa.__version__}")
