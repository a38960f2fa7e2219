package org.sparkcnn.it.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** A table of what turns of measurements give, with their medians and a line for scripts. */
final class Turns {
  private final List<Column> columns;
  private final String unit;
  private final PrintWriter out;
  private final List<Map<String, Double>> turns = new ArrayList<>();

  /**
   * A column.
   *
   * @param name the head of the column, and a key of the last line
   * @param value from the figures of one turn
   */
  record Column(String name, ToDoubleFunction<Map<String, Double>> value) {
    /** Returns a column of the figure of that name. */
    static Column of(String name) {
      return of(name, name);
    }

    /** Returns a column of a figure that has another name. */
    static Column of(String name, String figure) {
      return new Column(name, figures -> figures.get(figure));
    }

    /** Returns a column of one figure divided by another. */
    static Column ratio(String name, String dividend, String divisor) {
      return new Column(name, figures -> figures.get(dividend) / figures.get(divisor));
    }
  }

  /** Measures all sides once. */
  @FunctionalInterface
  interface Turn {
    /** Returns what was measured, by name. */
    Map<String, Double> figures() throws IOException, InterruptedException;
  }

  /**
   * Makes an empty table.
   *
   * @param unit of the figures, for the last line
   */
  Turns(List<Column> columns, String unit, PrintWriter out) {
    this.columns = columns;
    this.unit = unit;
    this.out = out;
  }

  /** Prints a row for each turn, the medians of the columns, and {@link #summary}. */
  void run(int count, Turn turn) throws IOException, InterruptedException {
    row("turn", Column::name);
    for (int i = 1; i <= count; i++) {
      Map<String, Double> figures = turn.figures();
      turns.add(figures);
      row(Integer.toString(i), column -> number(column.value().applyAsDouble(figures)));
    }
    row("median", column -> number(median(column)));
    out.println(summary());
    out.flush();
  }

  private void row(String name, Function<Column, String> cell) {
    out.printf("%-7s", name);
    for (Column column : columns) {
      out.printf(" %" + Math.max(8, column.name().length()) + "s", cell.apply(column));
    }
    out.println();
    out.flush();
  }

  private String summary() {
    return columns.stream()
        .map(column -> column.name() + "=" + number(median(column)))
        .collect(Collectors.joining(" ", "", " unit=" + unit));
  }

  private double median(Column column) {
    return Median.of(turns.stream().mapToDouble(column.value()));
  }

  /** Returns three digits or more. */
  static String number(double value) {
    double size = Math.abs(value);
    return String.format(Locale.ROOT, size < 10 ? "%.2f" : size < 1000 ? "%.1f" : "%.0f", value);
  }
}
