package org.sparkcnn.ml;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.RoundCost;

/** Prints epochs as a table: numbers below one another, the same in every country. */
final class SummaryTable {
  /** After the figures of validation rows, seconds but for the first three. */
  private static final List<String> LAST =
      List.of(
          "learning rate",
          "images/s",
          "rounds",
          "seconds",
          "broadcast",
          "local",
          "reduce",
          "scheduling");

  private SummaryTable() {}

  /** Returns the table, with a star at one of the epochs. */
  static String of(List<EpochRecord> epochs, int starred) {
    List<String> metrics = metrics(epochs);
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("epoch", "loss"));
    metrics.forEach(metric -> head.add("val_" + metric));
    head.addAll(LAST);
    rows.add(head);
    epochs.forEach(epoch -> rows.add(row(epoch, metrics, epoch.epoch() == starred)));
    return format(rows);
  }

  /** Returns what was measured after any epoch: averaging may skip some. */
  private static List<String> metrics(List<EpochRecord> epochs) {
    return epochs.stream()
        .flatMap(epoch -> epoch.validation().stream())
        .map(Metric::name)
        .distinct()
        .toList();
  }

  private static List<String> row(EpochRecord epoch, List<String> metrics, boolean isStarred) {
    RoundCost cost = epoch.cost();
    List<String> row = new ArrayList<>();
    row.add((isStarred ? "* " : "") + epoch.epoch());
    row.add(number("%.4f", epoch.loss()));
    for (String metric : metrics) {
      row.add(
          epoch.validation().stream()
              .filter(measured -> measured.name().equals(metric))
              .findFirst()
              .map(measured -> number("%.4f", measured.value()))
              .orElse("-"));
    }
    row.add(number("%.3g", epoch.learningRate()));
    row.add(number("%,.0f", epoch.imagesPerSecond()));
    row.add(Integer.toString(epoch.rounds()));
    row.add(number("%.2f", epoch.seconds()));
    row.add(number("%.2f", cost.broadcast()));
    row.add(number("%.2f", cost.local()));
    row.add(number("%.2f", cost.reduce()));
    row.add(number("%.2f", cost.scheduling()));
    return row;
  }

  private static String number(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static String format(List<List<String>> rows) {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    StringBuilder table = new StringBuilder();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        table.append(" ".repeat((i == 0 ? 0 : 2) + widths[i] - row.get(i).length()));
        table.append(row.get(i));
      }
      table.append('\n');
    }
    return table.toString();
  }
}
