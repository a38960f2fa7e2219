package org.sparkcnn.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;
import org.sparkcnn.plan.ValidationMetric;

/**
 * A report's curves, and the same numbers as a table.
 *
 * @param epochs at least one
 * @param kept the epoch whose weights the model has
 */
record ReportCurves(List<EpochRecord> epochs, int kept) {

  void write(HtmlWriter html) {
    html.open("section").element("h2", "Training");
    html.open("div", "class", "charts");
    charts().stream().filter(chart -> !chart.isEmpty()).forEach(chart -> chart.write(html));
    html.close();
    html.open("details").element("summary", "The epochs as a table");
    table(html);
    html.close().close();
  }

  private List<LineChart> charts() {
    List<LineChart.Curve> losses = new ArrayList<>();
    losses.add(curve("training", EpochRecord::loss));
    List<LineChart.Curve> others = new ArrayList<>();
    for (String metric : metrics()) {
      boolean isLoss = metric.equals(ValidationMetric.LOSS.text());
      (isLoss ? losses : others).add(curve(isLoss ? "validation" : metric, of(metric)));
    }
    return List.of(
        chart("Loss", losses, false, "%.4f"),
        chart("On validation images", others, false, "%.4f"),
        chart(
            "Learning rate",
            List.of(curve("learning rate", EpochRecord::learningRate)),
            true,
            "%.3g"),
        chart(
            "Images a second",
            List.of(curve("images a second", EpochRecord::imagesPerSecond)),
            true,
            "%,.0f"));
  }

  private LineChart chart(
      String title, List<LineChart.Curve> curves, boolean fromZero, String format) {
    int last = epochs.get(epochs.size() - 1).epoch();
    return new LineChart(
        title,
        epochs.stream().map(EpochRecord::epoch).toList(),
        curves,
        fromZero,
        kept == last ? 0 : kept,
        value -> number(format, value));
  }

  private LineChart.Curve curve(String name, ToDoubleFunction<EpochRecord> value) {
    return new LineChart.Curve(
        name, epochs.stream().map(epoch -> value.applyAsDouble(epoch)).toList());
  }

  /** Returns what was measured after any epoch: averaging may skip some. */
  private List<String> metrics() {
    return epochs.stream()
        .flatMap(epoch -> epoch.validation().stream())
        .map(Metric::name)
        .distinct()
        .toList();
  }

  private static ToDoubleFunction<EpochRecord> of(String metric) {
    return epoch ->
        epoch.validation().stream()
            .filter(measured -> measured.name().equals(metric))
            .mapToDouble(Metric::value)
            .findFirst()
            .orElse(Double.NaN);
  }

  private void table(HtmlWriter html) {
    List<String> head = new ArrayList<>(List.of("Epoch", "Loss"));
    metrics().forEach(metric -> head.add("Validation " + metric));
    head.addAll(List.of("Learning rate", "Images/s", "Rounds", "Seconds"));
    html.open("div", "class", "scroll").open("table").open("thead").open("tr");
    head.forEach(name -> html.element("th", name, "scope", "col"));
    html.close().close().open("tbody");
    for (EpochRecord epoch : epochs) {
      html.open("tr", "class", epoch.epoch() == kept ? "kept" : "other");
      html.element(
          "th", epoch.epoch() + (epoch.epoch() == kept ? " (the model)" : ""), "scope", "row");
      html.element("td", number("%.4f", epoch.loss()));
      metrics()
          .forEach(metric -> html.element("td", number("%.4f", of(metric).applyAsDouble(epoch))));
      html.element("td", number("%.3g", epoch.learningRate()));
      html.element("td", number("%,.0f", epoch.imagesPerSecond()));
      html.element("td", Integer.toString(epoch.rounds()));
      html.element("td", number("%,.1f", epoch.seconds()));
      html.close();
    }
    html.close().close().close();
  }

  private static String number(String format, double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, format, value);
  }
}
