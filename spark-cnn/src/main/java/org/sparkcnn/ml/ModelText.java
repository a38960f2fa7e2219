package org.sparkcnn.ml;

import java.util.List;
import java.util.Locale;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.EpochRecord;

/** Says in a few lines what somebody who finds a model wants to know. */
final class ModelText {
  private ModelText() {}

  /**
   * Returns the lines.
   *
   * @param outputs what the outputs are
   */
  static String of(CnnModel<?> model, String outputs) {
    return String.join(
        "\n",
        "input    " + input(model),
        "output   " + outputs,
        "network  " + network(model.network()),
        "trained  " + training(model),
        "from     " + (model.origin().isEmpty() ? "unknown weights" : model.origin()),
        "");
  }

  private static String input(CnnModel<?> model) {
    Shape image = model.network().input();
    Normalization normalization = model.normalization(image.channels());
    return "%d × %d pixels (height × width), %s, bytes divided by 255, mean %s, std %s"
        .formatted(
            image.height(),
            image.width(),
            switch (image.channels()) {
              case 1 -> "grey";
              case 3 -> "RGB";
              default -> image.channels() + " channels";
            },
            normalization.mean(),
            normalization.std());
  }

  /** Returns how many classes there are, and their names if they have some. */
  static String classes(int count, String[] names) {
    return names.length == 0 ? count + " classes" : count + " classes: " + String.join(", ", names);
  }

  private static String network(Network network) {
    long trainable =
        network.parameters().stream()
            .filter(parameter -> parameter.kind() != Parameter.Kind.BUFFER)
            .mapToLong(parameter -> parameter.shape().elements())
            .sum();
    long flops = network.steps().stream().mapToLong(Network.Step::flops).sum();
    return String.format(
        Locale.ROOT,
        "%,d parameters, %,.1f million floating point operations an image",
        trainable,
        flops / 1e6);
  }

  private static String training(CnnModel<?> model) {
    if (!model.hasSummary()) {
      return "not here";
    }
    List<EpochRecord> epochs = model.summary().epochs();
    EpochRecord kept = model.summary().modelEpoch();
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d %s on %,d images, in %s; after epoch %d the loss was %.4f",
                epochs.size(),
                epochs.size() == 1 ? "epoch" : "epochs",
                kept.examples(),
                model.getPrecision(),
                kept.epoch(),
                kept.loss()));
    kept.validation()
        .forEach(
            metric ->
                text.append(
                    String.format(Locale.ROOT, ", val_%s %.4f", metric.name(), metric.value())));
    return text.toString();
  }
}
