package org.sparkcnn.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/**
 * Curves over epochs, as SVG. Where a number is missing or infinite, a curve has a gap.
 *
 * @param title what is drawn
 * @param epochs the numbers along the horizontal axis, rising
 * @param curves above each other's axis
 * @param fromZero whether the vertical axis begins at 0
 * @param marked an epoch with a line of its own; 0 for none
 * @param format of a point's value where somebody points at it
 */
record LineChart(
    String title,
    List<Integer> epochs,
    List<Curve> curves,
    boolean fromZero,
    int marked,
    DoubleFunction<String> format) {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 230;
  private static final int LEFT = 54;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 40;
  private static final int MOST_DOTS = 60;

  /**
   * A curve.
   *
   * @param values one for each epoch, not a number where there is none
   */
  record Curve(String name, List<Double> values) {}

  /** Returns whether there is a point to draw. */
  boolean isEmpty() {
    return curves.stream().flatMap(curve -> curve.values().stream()).noneMatch(Double::isFinite);
  }

  void write(HtmlWriter html) {
    html.open("figure", "class", "chart").open("figcaption").element("strong", title);
    for (int i = 0; i < curves.size(); i++) {
      if (!curves.get(i).name().equalsIgnoreCase(title)) {
        html.element("span", curves.get(i).name(), "class", "key c" + i);
      }
    }
    html.close();
    html.open(
        "svg",
        "viewBox",
        "0 0 %d %d".formatted(WIDTH, HEIGHT),
        "role",
        "img",
        "aria-label",
        title + " by epoch: " + last());
    Axis y = vertical();
    y.ticks().forEach(tick -> tick(html, y, tick));
    Axis x = Axis.ofWhole(epochs.get(0), epochs.get(epochs.size() - 1));
    for (double tick : x.ticks()) {
      html.element(
          "text",
          x.label(tick),
          "x",
          at(across(tick)),
          "y",
          at(HEIGHT - BOTTOM + 16),
          "class",
          "x");
    }
    html.element(
        "text", "epoch", "x", at((LEFT + WIDTH - RIGHT) / 2.0), "y", at(HEIGHT - 6), "class", "x");
    if (marked > 0) {
      mark(html);
    }
    for (int i = 0; i < curves.size(); i++) {
      draw(html, curves.get(i), i, y);
    }
    html.close().close();
  }

  /** Returns, for those who do not see the picture, where the curves end. */
  private String last() {
    List<String> ends = new ArrayList<>();
    for (Curve curve : curves) {
      curve.values().stream()
          .filter(Double::isFinite)
          .reduce((before, value) -> value)
          .ifPresent(value -> ends.add(curve.name() + " ends at " + format.apply(value)));
    }
    return String.join(", ", ends);
  }

  private Axis vertical() {
    double low = fromZero ? 0 : Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve curve : curves) {
      for (double value : curve.values()) {
        if (Double.isFinite(value)) {
          low = Math.min(low, value);
          high = Math.max(high, value);
        }
      }
    }
    // What does not change is a line above zero rather than one across nothing.
    return Axis.over(low == high && low > 0 ? 0 : low, high);
  }

  private static void tick(HtmlWriter html, Axis axis, double tick) {
    String y = at(down(axis, tick));
    html.open("line", "x1", at(LEFT), "x2", at(WIDTH - RIGHT), "y1", y, "y2", y, "class", "grid");
    html.close();
    html.element(
        "text", axis.label(tick), "x", at(LEFT - 7), "y", at(down(axis, tick) + 4), "class", "y");
  }

  private void mark(HtmlWriter html) {
    String x = at(across(marked));
    html.open("line", "x1", x, "x2", x, "y1", at(TOP), "y2", at(HEIGHT - BOTTOM), "class", "mark");
    html.element("title", "the model has the weights of epoch " + marked);
    html.close();
  }

  private void draw(HtmlWriter html, Curve curve, int number, Axis axis) {
    StringBuilder path = new StringBuilder();
    boolean isDown = false;
    for (int i = 0; i < epochs.size(); i++) {
      double value = curve.values().get(i);
      if (Double.isFinite(value)) {
        path.append(isDown ? 'L' : 'M')
            .append(at(across(epochs.get(i))))
            .append(' ')
            .append(at(down(axis, value)));
      }
      isDown = Double.isFinite(value);
    }
    html.open("path", "d", path.toString(), "class", "line c" + number).close();
    for (int i = 0; i < epochs.size() && epochs.size() <= MOST_DOTS; i++) {
      double value = curve.values().get(i);
      if (Double.isFinite(value)) {
        html.open(
            "circle",
            "cx",
            at(across(epochs.get(i))),
            "cy",
            at(down(axis, value)),
            "r",
            "3",
            "class",
            "dot c" + number);
        html.element(
            "title", "epoch %d: %s %s".formatted(epochs.get(i), curve.name(), format.apply(value)));
        html.close();
      }
    }
  }

  private double across(double epoch) {
    int first = epochs.get(0);
    int span = epochs.get(epochs.size() - 1) - first;
    double share = span == 0 ? 0.5 : (epoch - first) / span;
    return LEFT + 8 + share * (WIDTH - LEFT - RIGHT - 16);
  }

  private static double down(Axis axis, double value) {
    double share = (value - axis.low()) / (axis.high() - axis.low());
    return HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
