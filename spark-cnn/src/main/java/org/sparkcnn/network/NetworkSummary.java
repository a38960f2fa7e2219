package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints a network as a table. */
final class NetworkSummary {
  private NetworkSummary() {}

  static String of(Network network) {
    List<String[]> rows = new ArrayList<>();
    rows.add(new String[] {"layer", "kind", "output (C, H, W)", "parameters", "MFLOP"});
    rows.add(new String[] {"input", "", network.input().toString(), "", ""});
    long parameters = 0;
    long flops = 0;
    for (Network.Step step : network.steps()) {
      long own = step.parameters().stream().mapToLong(p -> p.shape().elements()).sum();
      rows.add(row(step.name(), kind(step.layer()), step.output().toString(), own, step.flops()));
      parameters += own;
      flops += step.flops();
    }
    rows.add(row("total", "", "", parameters, flops));
    return format(rows);
  }

  private static String kind(Layer layer) {
    return layer instanceof Activation activation
        ? activation.function().name().toLowerCase(Locale.ROOT)
        : layer.getClass().getSimpleName();
  }

  private static String[] row(String name, String kind, String shape, long parameters, long flops) {
    return new String[] {
      name,
      kind,
      shape,
      String.format(Locale.ROOT, "%,d", parameters),
      String.format(Locale.ROOT, "%,.2f", flops / 1e6)
    };
  }

  private static String format(List<String[]> rows) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    StringBuilder text = new StringBuilder();
    for (String[] row : rows) {
      StringBuilder line = new StringBuilder();
      for (int i = 0; i < row.length; i++) {
        boolean number = i >= 3;
        line.append(String.format("%" + (number ? "" : "-") + widths[i] + "s  ", row[i]));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }
}
