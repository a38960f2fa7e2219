package org.sparkcnn.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.sparkcnn.plan.ClassScores;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.Metric;

/**
 * A report as a page that needs nothing beside itself: neither scripts nor requests.
 *
 * @param contents what is on it
 */
record ReportPage(ReportContents contents) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MINUTE = 60;
  private static final int HOUR = 3600;

  String html() {
    HtmlWriter html = new HtmlWriter();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "color-scheme", "content", "light dark");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; img-src data:; style-src 'unsafe-inline'");
    html.element("title", contents.title()).element("style", style()).close();
    html.open("body").open("main").open("header").element("h1", contents.title());
    html.element("p", "spark-cnn, " + TIME.format(contents.generated()), "class", "note").close();
    tiles(html);
    description(html);
    if (!contents.epochs().isEmpty()) {
      new ReportCurves(contents.epochs(), contents.modelEpoch()).write(html);
    }
    if (!contents.confusion().isEmpty()) {
      new ReportClasses(contents.classNames(), contents.confusion()).write(html);
    }
    if (!contents.mistakes().isEmpty()) {
      new ReportMistakes(contents.mistakes()).write(html);
    }
    new ReportTimings(contents.epochs()).write(html);
    settings(html);
    html.close().close().close();
    return html.page();
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(ReportPage.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(css.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("report.css", e);
    }
  }

  /** The figures that somebody asks for first. */
  private void tiles(HtmlWriter html) {
    List<EpochRecord> epochs = contents.epochs();
    if (epochs.isEmpty() && contents.confusion().isEmpty()) {
      return;
    }
    html.open("div", "class", "tiles");
    if (!contents.confusion().isEmpty()) {
      ClassScores scores = ClassScores.of(contents.confusion());
      String images = String.format(Locale.ROOT, "of %,d labelled images", scores.images());
      tile(html, percent(scores.accuracy()), "accuracy", images);
      tile(html, decimal(scores.mean(ClassScores.Row::f1)), "F1", "mean of the classes");
    }
    epochs.stream()
        .filter(epoch -> epoch.epoch() == contents.modelEpoch())
        .findFirst()
        .ifPresent(epoch -> epochTiles(html, epoch));
    if (!epochs.isEmpty()) {
      double seconds = epochs.stream().mapToDouble(EpochRecord::seconds).sum();
      long examples = epochs.stream().mapToLong(EpochRecord::examples).sum();
      tile(
          html,
          String.format(Locale.ROOT, "%,.0f", examples / seconds),
          "images a second",
          "in training");
      tile(
          html,
          duration(seconds),
          "of training",
          epochs.size() == 1 ? "1 epoch" : epochs.size() + " epochs");
    }
    html.close();
  }

  private static void epochTiles(HtmlWriter html, EpochRecord epoch) {
    String after = "after epoch " + epoch.epoch();
    for (Metric metric : epoch.validation()) {
      if (metric.name().equals("accuracy")) {
        tile(html, percent(metric.value()), "validation accuracy", after);
      }
    }
    tile(html, decimal(epoch.loss()), "training loss", after);
  }

  private static void tile(HtmlWriter html, String figure, String what, String of) {
    html.open("div", "class", "tile").element("strong", figure);
    html.element("span", what).element("small", of).close();
  }

  private void description(HtmlWriter html) {
    if (contents.description().isEmpty()) {
      return;
    }
    html.open("section").element("h2", "Model").open("table", "class", "pairs").open("tbody");
    for (String line : contents.description()) {
      String[] parts = line.split(" {2,}", 2);
      pair(html, parts.length == 2 ? parts[0] : "", parts[parts.length - 1]);
    }
    html.close().close().close();
  }

  private void settings(HtmlWriter html) {
    if (!contents.networkSummary().isEmpty()) {
      html.open("section").element("h2", "Network").open("details");
      html.element("summary", "The layers").open("div", "class", "scroll");
      html.element("pre", contents.networkSummary()).close().close().close();
    }
    if (!contents.params().isEmpty()) {
      html.open("section").element("h2", "Params").open("details");
      html.element("summary", "All %d of them".formatted(contents.params().size()));
      html.open("table", "class", "pairs").open("tbody");
      for (Map.Entry<String, String> param : contents.params().entrySet()) {
        pair(html, param.getKey(), param.getValue());
      }
      html.close().close().close().close();
    }
  }

  private static void pair(HtmlWriter html, String name, String value) {
    html.open("tr").element("th", name, "scope", "row");
    html.open("td", "class", "name").element("div", value, "class", "long").close().close();
  }

  /** Writes a cell with a share as a number and as a bar. */
  static void bar(HtmlWriter html, double share) {
    bar(html, share, 1);
  }

  /**
   * Writes a cell with a share as a number and as a bar.
   *
   * @param longest the share whose bar is as long as there is room
   */
  static void bar(HtmlWriter html, double share, double longest) {
    if (Double.isNaN(share)) {
      html.element("td", "–");
      return;
    }
    html.open(
        "td", "class", "bar", "style", String.format(Locale.ROOT, "--s:%.3f", share / longest));
    html.element("span", percent(share)).close();
  }

  /** Returns a share in words: as many digits as tell 99.96 % from all. */
  static String percent(double share) {
    return Double.isNaN(share)
        ? "–"
        : String.format(
            Locale.ROOT, share < 1 && share >= 0.9995 ? "%.2f %%" : "%.1f %%", 100 * share);
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.4f", value);
  }

  static String duration(double seconds) {
    if (seconds < MINUTE) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < HOUR
        ? "%d min %d s".formatted(whole / MINUTE, whole % MINUTE)
        : "%d h %d min".formatted(whole / HOUR, whole % HOUR / MINUTE);
  }
}
