package org.sparkcnn.monitor;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.Recipe;
import org.sparkcnn.plan.TrainingPlan;

/** What is trained and how, as Markdown. */
final class RunText {
  private RunText() {}

  static String network(Network network) {
    return "```\n%s\n```".formatted(network.summary());
  }

  /**
   * Returns a table of the plan.
   *
   * @param images rows that are trained on in each epoch
   */
  static String plan(TrainingPlan plan, long images) {
    Recipe recipe = plan.recipe();
    Map<String, Object> rows = new LinkedHashMap<>();
    rows.put("images", images);
    rows.put("epochs", plan.epochs());
    rows.put("batch size", plan.batchSize());
    rows.put("workers", plan.workers());
    rows.put("loss", recipe.loss());
    rows.put("optimizer", recipe.optimizer());
    rows.put("learning rate schedule", plan.schedule());
    rows.put("gradient clipping", recipe.clipping());
    rows.put("augmentation", recipe.augmentation());
    rows.put("fine-tuning", recipe.tuning());
    rows.put("precision", recipe.precision().name().toLowerCase(Locale.ROOT));
    rows.put("averaging", plan.averaging());
    rows.put("stopping", plan.stopping());
    rows.put("seed", plan.seed());
    return rows.entrySet().stream()
        .map(row -> "| %s | %s |".formatted(row.getKey(), cell(row.getValue())))
        .collect(Collectors.joining("\n", "| | |\n| --- | --- |\n", "\n"));
  }

  private static String cell(Object value) {
    return value.toString().replace("|", "\\|");
  }
}
