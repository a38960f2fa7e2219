package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.sparkcnn.plan.Precision;

/** Measures both sides in turns and prints a table. */
final class Comparison {
  private final Command command;
  private final Settings settings;
  private final PrintWriter out;
  private final ChildProcess children;
  private double limitOfOurs;
  private double limitOfEager;

  /**
   * What one pair gave.
   *
   * @param ours images a second
   * @param eager images a second
   */
  record Pair(double ours, double eager) {
    double ratio() {
      return ours / eager;
    }
  }

  Comparison(Command command, Settings settings, PrintWriter out) {
    this.command = command;
    this.settings = settings;
    this.out = out;
    this.children = new ChildProcess(settings);
  }

  void run(int pairs) throws IOException, InterruptedException {
    printHead();
    Map<Quantity, List<Pair>> measured = new EnumMap<>(Quantity.class);
    for (int i = 1; i <= pairs; i++) {
      Map<String, Double> ours = children.numbers("measure", "OURS", command.name());
      Map<String, Double> eager = children.numbers("measure", "EAGER", command.name());
      for (Quantity quantity : command.quantities()) {
        Pair pair = new Pair(ours.get(quantity.toString()), eager.get(quantity.toString()));
        measured.computeIfAbsent(quantity, q -> new ArrayList<>()).add(pair);
        printRow(Integer.toString(i), quantity, pair, pair.ratio());
      }
    }
    for (Quantity quantity : command.quantities()) {
      List<Pair> all = measured.get(quantity);
      printRow("median", quantity, medians(all), median(all, Pair::ratio));
    }
    // The last quantity is the one that the command is named after or about.
    List<Quantity> quantities = command.quantities();
    for (Quantity quantity : quantities) {
      boolean last = quantity == quantities.get(quantities.size() - 1);
      out.println((last ? "" : quantity + ": ") + summary(measured.get(quantity)));
    }
    out.flush();
  }

  private void printHead() throws IOException, InterruptedException {
    Machine.warnIfBusy(out);
    limitOfOurs = children.numbers("limit").get("limit");
    limitOfEager =
        settings.precision() == Precision.FP32
            ? limitOfOurs
            : new ChildProcess(settings, Precision.FP32).numbers("limit").get("limit");
    Subject subject = settings.subject();
    out.printf(
        Locale.ROOT,
        "%s, batches of %d for training and %d for scoring, %.1f MFLOP an image forward%n",
        subject,
        subject.batchSize(),
        subject.scoringBatchSize(),
        Quantity.SCORING.flops(subject.network()) / 1e6);
    out.printf(
        Locale.ROOT,
        "ours: %s, %d workers; eager: fp32, %d threads%n",
        settings.precision().name().toLowerCase(Locale.ROOT),
        settings.workers(),
        settings.workers());
    out.printf(
        Locale.ROOT,
        "limit: convolutions of this machine's %d cores, %.0f GFLOP/s for ours, %.0f for eager%n",
        settings.workers(),
        limitOfOurs / 1e9,
        limitOfEager / 1e9);
    out.printf(
        "%-7s %-9s %10s %10s %7s %11s %12s%n",
        "pair", "what", "ours", "eager", "ratio", "ours/limit", "eager/limit");
    out.flush();
  }

  private void printRow(String name, Quantity quantity, Pair pair, double ratio) {
    double flops = quantity.flops(settings.subject().network());
    out.printf(
        Locale.ROOT,
        "%-7s %-9s %10s %10s %7.2f %10.0f%% %11.0f%%%n",
        name,
        quantity,
        number(pair.ours()),
        number(pair.eager()),
        ratio,
        100 * pair.ours() * flops / limitOfOurs,
        100 * pair.eager() * flops / limitOfEager);
    out.flush();
  }

  /** Returns the line that scripts read. */
  static String summary(List<Pair> pairs) {
    Pair medians = medians(pairs);
    return String.format(
        Locale.ROOT,
        "ratio=%.2f ours=%s eager=%s unit=images/s",
        median(pairs, Pair::ratio),
        number(medians.ours()),
        number(medians.eager()));
  }

  private static Pair medians(List<Pair> pairs) {
    return new Pair(median(pairs, Pair::ours), median(pairs, Pair::eager));
  }

  private static double median(List<Pair> pairs, ToDoubleFunction<Pair> value) {
    return Median.of(pairs.stream().mapToDouble(value));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 1000 ? "%.1f" : "%.0f", value);
  }
}
