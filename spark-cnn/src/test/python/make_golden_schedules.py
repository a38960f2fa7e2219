"""Writes the learning rates of PyTorch's schedulers that the plans' schedules are compared with.

Run by hand, only when a schedule is added; the test reads the JSON file and needs no Python:

    pip install torch==2.10.0
    python make_golden_schedules.py

Each case of src/test/resources/schedules.json is a schedule and the rate of every step of a run of
EPOCHS epochs: as in a training loop, the one-cycle and linear schedulers are stepped after every
batch and the others after every epoch.
"""

import json
import pathlib

import torch
from torch.optim import lr_scheduler as lr

FILE = pathlib.Path(__file__).resolve().parents[1] / "resources" / "schedules.json"
BASE, EPOCHS, STEPS_PER_EPOCH = 0.2, 9, 4
TOTAL = EPOCHS * STEPS_PER_EPOCH


def rates(per_epoch=None, per_batch=None):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], BASE)
    epoch_scheduler = per_epoch(optimizer) if per_epoch else None
    batch_scheduler = per_batch(optimizer) if per_batch else None
    result = []
    for _ in range(EPOCHS):
        for _ in range(STEPS_PER_EPOCH):
            result.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            if batch_scheduler and len(result) < TOTAL:
                batch_scheduler.step()
        if epoch_scheduler:
            epoch_scheduler.step()
    return result


def case(kind, per_epoch=None, per_batch=None, **settings):
    return dict(kind=kind, **settings, rates=rates(per_epoch, per_batch))


def one_cycle(maximum, **more):
    return case("oneCycle", maximum=maximum, **more, per_batch=lambda o: lr.OneCycleLR(
        o, maximum, total_steps=TOTAL, cycle_momentum=False,
        pct_start=more.get("pctStart", 0.3), div_factor=more.get("divFactor", 25),
        final_div_factor=more.get("finalDivFactor", 1e4)))


def warmup(steps, factor):
    return lambda o: lr.LinearLR(o, factor, 1.0, steps)


CASES = [
    case("constant"),
    case("step", lambda o: lr.StepLR(o, 2, 0.3), epochs=2, gamma=0.3),
    case("multiStep", lambda o: lr.MultiStepLR(o, [1, 4, 7], 0.5), milestones=[1, 4, 7], gamma=0.5),
    case("exponential", lambda o: lr.ExponentialLR(o, 0.8), gamma=0.8),
    case("cosine", lambda o: lr.CosineAnnealingLR(o, EPOCHS), minimum=0.0),
    case("cosine", lambda o: lr.CosineAnnealingLR(o, EPOCHS, 0.01), minimum=0.01),
    one_cycle(0.5),
    one_cycle(0.5, pctStart=0.55, divFactor=10, finalDivFactor=50),
    one_cycle(0.5, pctStart=0.0),
    case("constant", None, warmup(6, 1 / 3), warmupSteps=6, warmupFactor=1 / 3),
    case("step", lambda o: lr.StepLR(o, 2, 0.3), warmup(10, 0.1),
         epochs=2, gamma=0.3, warmupSteps=10, warmupFactor=0.1),
    case("exponential", lambda o: lr.ExponentialLR(o, 0.8), warmup(7, 0.25),
         gamma=0.8, warmupSteps=7, warmupFactor=0.25),
    case("cosine", lambda o: lr.CosineAnnealingLR(o, EPOCHS), warmup(3, 0.5),
         minimum=0.0, warmupSteps=3, warmupFactor=0.5),
]


def main():
    rows = ",\n  ".join(json.dumps(c) for c in CASES)
    FILE.write_text(f'{{"base": {BASE}, "epochs": {EPOCHS}, "stepsPerEpoch": {STEPS_PER_EPOCH},\n'
                    f' "torch": "{torch.__version__.split("+")[0]}",\n'
                    f' "cases": [\n  {rows}\n ]}}\n')


if __name__ == "__main__":
    main()
