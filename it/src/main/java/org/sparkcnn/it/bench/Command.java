package org.sparkcnn.it.bench;

import static org.sparkcnn.it.bench.Quantity.SCORING;
import static org.sparkcnn.it.bench.Quantity.TRAINING;

import java.util.List;
import java.util.Locale;

/** The comparisons. */
enum Command {
  /** CnnClassifier.fit. */
  TRAIN,
  /** CnnClassificationModel.transform. */
  SCORE,
  /** The engine without Spark. */
  STEP;

  /** Returns what is measured, the most important last. */
  List<Quantity> quantities() {
    return switch (this) {
      case TRAIN -> List.of(TRAINING);
      case SCORE -> List.of(SCORING);
      case STEP -> List.of(SCORING, TRAINING);
    };
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
