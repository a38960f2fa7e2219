"""Opens event files with TensorBoard's own reader, and prints what it sees.

Usage: python check_tensorboard.py FOLDER
Needs tensorboard. A line for each scalar (tag, step, value), then one for each text (tag, first line).
"""

import sys

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util import tensor_util

events = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "tensors": 0})
events.Reload()
tags = events.Tags()
for tag in sorted(tags["scalars"]):
    for scalar in events.Scalars(tag):
        assert scalar.wall_time > 1e9, scalar
        print(tag, scalar.step, f"{scalar.value:.6g}", sep="\t")
for tag in sorted(events.PluginTagToContent("text")):
    for event in events.Tensors(tag):
        text = tensor_util.make_ndarray(event.tensor_proto).item().decode()
        print("text", tag, text.splitlines()[0], sep="\t")
