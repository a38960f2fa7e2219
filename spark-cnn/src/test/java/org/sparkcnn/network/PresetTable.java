package org.sparkcnn.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A network's parameters in PyTorch, as make_preset_tables.py wrote them.
 *
 * @param trained number of values that are trained
 * @param entries the state_dict in order
 */
record PresetTable(long trained, List<Entry> entries) {

  /**
   * One tensor.
   *
   * @param name in the state_dict
   * @param shape as PyTorch writes it
   * @param median of the magnitudes of its first values
   */
  record Entry(String name, Shape shape, double median) {}

  static PresetTable of(String preset) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                PresetTable.class.getResourceAsStream("/presets/" + preset + ".txt"),
                StandardCharsets.UTF_8))) {
      long trained = Long.parseLong(lines.readLine().substring("trained ".length()));
      return new PresetTable(trained, lines.lines().map(PresetTable::entry).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Entry entry(String line) {
    String[] parts = line.split(" ", -1);
    Shape shape = new Shape(Arrays.stream(parts[1].split("x", -1)).map(Integer::valueOf).toList());
    return new Entry(parts[0], shape, Double.parseDouble(parts[2]));
  }
}
