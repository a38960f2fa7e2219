package org.sparkcnn.monitor;

import java.util.List;
import java.util.Locale;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.RoundCost;

/**
 * Where a training's time went.
 *
 * @param epochs of the training
 */
record ReportTimings(List<EpochRecord> epochs) {

  void write(HtmlWriter html) {
    RoundCost cost = epochs.stream().map(EpochRecord::cost).reduce(RoundCost.NONE, RoundCost::plus);
    double all = cost.local() + cost.overhead();
    if (!(all > 0)) {
      return;
    }
    html.open("section").element("h2", "Where the time went");
    html.open("div", "class", "scroll").open("table", "class", "wide").open("thead").open("tr");
    for (String head : List.of("Part of the rounds", "Seconds", "Share")) {
      html.element("th", head, "scope", "col");
    }
    html.close().close().open("tbody");
    row(html, "Workers' steps on their images", cost.local(), all);
    row(html, "State sent to the workers", cost.broadcast(), all);
    row(html, "States brought back and averaged", cost.reduce(), all);
    row(html, "Spark's tasks, and waiting for the slowest", cost.scheduling(), all);
    html.close().close().close().close();
  }

  private static void row(HtmlWriter html, String part, double seconds, double all) {
    html.open("tr").element("th", part, "scope", "row");
    html.element("td", String.format(Locale.ROOT, "%,.1f", seconds));
    ReportPage.bar(html, seconds / all);
    html.close();
  }
}
