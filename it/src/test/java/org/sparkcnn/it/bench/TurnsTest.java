package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparkcnn.it.bench.Turns.Column;

class TurnsTest {
  private final StringWriter out = new StringWriter();

  @Test
  void theLastLineHoldsTheMedianOfEachColumn() throws IOException, InterruptedException {
    Iterator<Map<String, Double>> figures =
        List.of(
                Map.of("ours", 600.0, "spark", 100.0),
                Map.of("ours", 1200.0, "spark", 300.0),
                Map.of("ours", 1800.0, "spark", 900.0))
            .iterator();
    List<Column> columns =
        List.of(
            Column.of("ours"),
            Column.of("theirs", "spark"),
            Column.ratio("ratio", "ours", "spark"));

    new Turns(columns, "images/s", new PrintWriter(out)).run(3, figures::next);

    assertThat(out.toString().lines())
        .containsExactly(
            "turn        ours   theirs    ratio",
            "1          600.0    100.0     6.00",
            "2           1200    300.0     4.00",
            "3           1800    900.0     2.00",
            "median      1200    300.0     4.00",
            "ours=1200 theirs=300.0 ratio=4.00 unit=images/s");
  }

  @Test
  void ofTwoTurnsTheMedianIsBetweenThem() throws IOException, InterruptedException {
    Iterator<Map<String, Double>> figures =
        List.of(Map.of("peak", -1.0), Map.of("peak", 2.0)).iterator();

    new Turns(List.of(Column.of("peak")), "MiB", new PrintWriter(out)).run(2, figures::next);

    assertThat(out.toString().lines()).last().isEqualTo("peak=0.50 unit=MiB");
  }
}
