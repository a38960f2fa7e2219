package org.sparkcnn.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Prints a network as a table. The layers of a composite follow it, indented, under their names
 * within it; numbers stand at the layers that hold no others, so that each counts once.
 */
final class NetworkSummary {
  private final List<String[]> rows = new ArrayList<>();
  private long parameters;
  private long buffers;
  private long flops;

  private NetworkSummary() {}

  static String of(Network network) {
    NetworkSummary summary = new NetworkSummary();
    summary.row("layer", "kind", "output (C, H, W)", "parameters", "MFLOP");
    summary.row("input", "", network.input().toString(), "", "");
    summary.add(network.steps(), "");
    summary.row("total", "", "", count(summary.parameters), millions(summary.flops));
    if (summary.buffers > 0) {
      summary.row("not trained", "", "", count(summary.buffers), "");
    }
    return summary.format();
  }

  private void add(List<Network.Step> steps, String indent) {
    for (Network.Step step : steps) {
      String name = indent + step.name();
      List<List<NamedLayer>> branches = step.layer().branches();
      if (branches.isEmpty()) {
        addLeaf(name, step);
      } else {
        row(name, kind(step.layer()), step.output().toString(), "", "");
        branches.forEach(layers -> add(Chain.steps(step.input(), layers), indent + "  "));
      }
    }
  }

  private void addLeaf(String name, Network.Step step) {
    long trained = 0;
    for (Parameter parameter : step.parameters()) {
      int elements = parameter.shape().elements();
      if (parameter.kind() == Parameter.Kind.BUFFER) {
        buffers += elements;
      } else {
        trained += elements;
      }
    }
    parameters += trained;
    flops += step.flops();
    row(name, kind(step.layer()), step.output().toString(), count(trained), millions(step.flops()));
  }

  private static String kind(Layer layer) {
    if (layer instanceof Activation activation) {
      return name(activation.function());
    }
    String kind = layer.getClass().getSimpleName();
    return layer instanceof Residual residual && residual.activation() != null
        ? kind + ", " + name(residual.activation())
        : kind;
  }

  private static String name(Activation.Function function) {
    return function.name().toLowerCase(Locale.ROOT);
  }

  private static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String millions(long number) {
    return String.format(Locale.ROOT, "%,.2f", number / 1e6);
  }

  private void row(String... cells) {
    rows.add(cells);
  }

  private String format() {
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
