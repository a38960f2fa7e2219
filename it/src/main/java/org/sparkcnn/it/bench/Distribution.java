package org.sparkcnn.it.bench;

import java.util.Locale;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.plan.Reduction;
import picocli.CommandLine.Option;

/** Options of how rounds are averaged. */
final class Distribution {
  @Option(
      names = "--optimizer-averaging",
      paramLabel = "FATE",
      description = "what becomes of the workers' optimizers: averaged or reset")
  private String optimizerAveraging;

  @Option(
      names = "--reduction",
      paramLabel = "PLACE",
      description = "where states are added up: auto, driver or shuffle")
  private String reduction;

  /** Returns rounds in which weights travel alone. */
  static Distribution reset(Reduction place) {
    Distribution distribution = new Distribution();
    distribution.optimizerAveraging = "reset";
    distribution.reduction = place.name().toLowerCase(Locale.ROOT);
    return distribution;
  }

  /** Sets what is stated; the rest stays as it is. */
  CnnClassifier applyTo(CnnClassifier classifier) {
    if (optimizerAveraging != null) {
      classifier.setOptimizerAveraging(optimizerAveraging);
    }
    if (reduction != null) {
      classifier.setReduction(reduction);
    }
    return classifier;
  }
}
