package org.sparkcnn.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.sparkcnn.plan.ClassScores;

/**
 * How well classes are told apart: each one's figures, which are taken for which, and the whole
 * matrix.
 *
 * @param names of the classes
 * @param counts rows are classes, columns what their images are taken for
 */
record ReportClasses(List<String> names, List<List<Long>> counts) {
  /** Beyond this, numbers in the cells are too small to read; colours and hints remain. */
  private static final int MOST_WITH_NUMBERS = 30;

  /** A larger matrix takes longer to load than anybody looks at it. */
  private static final int MOST_DRAWN = 200;

  private static final int PAIRS = 10;

  private static final String TAKEN_FOR = "Taken for";

  /** Images of a class that are taken for another one. */
  private record Pair(int label, int prediction, long images) {}

  void write(HtmlWriter html) {
    ClassScores scores = ClassScores.of(counts);
    html.open("section").element("h2", "Confusion matrix");
    if (names.size() > MOST_DRAWN) {
      html.element(
          "p", "%,d classes are too many to be drawn.".formatted(names.size()), "class", "note");
    } else {
      html.element(
          "p",
          "Rows are what images show, columns what the model takes them for; the darker, the larger the share of the row.",
          "class",
          "note");
    }
    html.open("div", "class", "columns");
    if (names.size() <= MOST_DRAWN) {
      matrix(html, scores);
    }
    pairs(html, scores);
    html.close().close();
    html.open("section").element("h2", "Classes");
    table(html, scores);
    html.close();
  }

  private void matrix(HtmlWriter html, ClassScores scores) {
    boolean isDense = names.size() > MOST_WITH_NUMBERS;
    html.open("div", "class", "scroll");
    html.open("table", "class", isDense ? "confusion dense" : "confusion");
    html.open("thead").open("tr").element("td", "");
    names.forEach(
        name -> html.open("th", "scope", "col", "title", name).element("span", name).close());
    html.close().close().open("tbody");
    for (int i = 0; i < names.size(); i++) {
      html.open("tr").element("th", names.get(i), "scope", "row", "title", names.get(i));
      for (int j = 0; j < names.size(); j++) {
        cell(html, i, j, scores.rows().get(i).support());
      }
      html.close();
    }
    html.close().close().close();
  }

  private void cell(HtmlWriter html, int label, int prediction, long support) {
    long images = counts.get(label).get(prediction);
    if (images == 0) {
      html.element("td", "");
      return;
    }
    double share = (double) images / support;
    html.element(
        "td",
        String.format(Locale.ROOT, "%,d", images),
        "class",
        label == prediction ? "hit" : "miss",
        "style",
        String.format(Locale.ROOT, "--s:%.3f", share),
        "title",
        "%s → %s: %s"
            .formatted(names.get(label), names.get(prediction), ReportPage.percent(share)));
  }

  private void pairs(HtmlWriter html, ClassScores scores) {
    List<Pair> pairs =
        IntStream.range(0, names.size())
            .boxed()
            .flatMap(
                i ->
                    IntStream.range(0, names.size())
                        .filter(j -> j != i && counts.get(i).get(j) > 0)
                        .mapToObj(j -> new Pair(i, j, counts.get(i).get(j))))
            .sorted(Comparator.comparingLong(Pair::images).reversed())
            .limit(PAIRS)
            .toList();
    if (pairs.isEmpty()) {
      return;
    }
    html.open("div").element("h3", "Most often confused");
    head(html, "short", "Class", TAKEN_FOR, "Images", "Share of the class");
    double longest = pairs.stream().mapToDouble(pair -> share(pair, scores)).max().orElse(1);
    for (Pair pair : pairs) {
      html.open("tr").element("th", names.get(pair.label()), "scope", "row");
      html.element("td", names.get(pair.prediction()), "class", "name");
      html.element("td", String.format(Locale.ROOT, "%,d", pair.images()));
      ReportPage.bar(html, share(pair, scores), longest);
      html.close();
    }
    html.close().close().close().close();
  }

  private static double share(Pair pair, ClassScores scores) {
    return (double) pair.images() / scores.rows().get(pair.label()).support();
  }

  private void table(HtmlWriter html, ClassScores scores) {
    head(html, "wide", "Class", "Precision", "Recall", "F1", "Images");
    for (int k = 0; k < names.size(); k++) {
      ClassScores.Row row = scores.rows().get(k);
      html.open("tr").element("th", names.get(k), "scope", "row");
      ReportPage.bar(html, row.precision());
      ReportPage.bar(html, row.recall());
      ReportPage.bar(html, row.f1());
      html.element("td", String.format(Locale.ROOT, "%,d", row.support())).close();
    }
    html.open("tr", "class", "kept").element("th", "mean of the classes", "scope", "row");
    ReportPage.bar(html, scores.mean(ClassScores.Row::precision));
    ReportPage.bar(html, scores.mean(ClassScores.Row::recall));
    ReportPage.bar(html, scores.mean(ClassScores.Row::f1));
    html.element("td", String.format(Locale.ROOT, "%,d", scores.images())).close();
    html.close().close().close();
  }

  private static void head(HtmlWriter html, String style, String... names) {
    html.open("div", "class", "scroll").open("table", "class", style).open("thead").open("tr");
    for (String name : names) {
      html.element("th", name, "scope", "col", "class", name.equals(TAKEN_FOR) ? "name" : "figure");
    }
    html.close().close().open("tbody");
  }
}
