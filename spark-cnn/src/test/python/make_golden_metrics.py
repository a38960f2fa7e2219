"""Writes the metrics of scikit-learn that the tallies of validation rows are compared with.

Run by hand, only when a metric is added; the test reads the JSON file and needs no Python:

    pip install scikit-learn==1.9.1
    python make_golden_metrics.py

Each case of src/test/resources/metrics.json is a batch of scores with labels and row weights, and
its metrics. In some of them a class is no row's label, or is never predicted, or neither.
"""

import json
import pathlib

import numpy as np
from sklearn.metrics import accuracy_score, f1_score, top_k_accuracy_score

FILE = pathlib.Path(__file__).resolve().parents[1] / "resources" / "metrics.json"


def case(name, rows, classes, seed, labelled=None, unpredicted=(), weighted=False, skill=1.0):
    rng = np.random.default_rng(seed)
    labels = rng.choice(labelled if labelled else classes, rows)
    scores = rng.normal(size=(rows, classes))
    scores[np.arange(rows), labels] += skill
    scores[:, list(unpredicted)] -= 10
    scores = np.round(scores, 4).astype(np.float32)
    weights = rng.integers(1, 9, rows) / 4 if weighted else np.ones(rows)
    predicted = scores.argmax(1)
    metrics = {
        "accuracy": accuracy_score(labels, predicted, sample_weight=weights),
        "f1": f1_score(labels, predicted, average="macro", sample_weight=weights, zero_division=0),
    }
    if classes > 5:
        metrics["top5Accuracy"] = top_k_accuracy_score(
            labels, scores, k=5, sample_weight=weights, labels=range(classes))
    return dict(name=name, classes=classes, labels=labels.tolist(), weights=weights.tolist(),
                scores=[float(f"{s:.4f}") for s in scores.ravel()], metrics=metrics)


CASES = [
    case("two classes", 20, 2, 1),
    case("ten classes, weighted", 40, 10, 2, weighted=True),
    case("a class without rows that is predicted", 30, 4, 3, labelled=[0, 1, 3], skill=0.2),
    case("a class with rows that is never predicted", 30, 7, 4, unpredicted=[2], weighted=True),
    case("a class that is neither", 30, 7, 5, labelled=[0, 1, 2, 3, 5], unpredicted=[4, 6]),
    case("all wrong", 6, 6, 6, labelled=[1], unpredicted=[1]),
]

if __name__ == "__main__":
    FILE.write_text(json.dumps(CASES, indent=None, separators=(",", ":")).replace("},{", "},\n{")
                    + "\n")
