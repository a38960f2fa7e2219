package org.sparkcnn.ml;

import java.util.LinkedHashMap;
import java.util.Map;

/** Learning rates of layers as a param holds them: {@code pattern=rate}. */
final class LayerRates {
  private LayerRates() {}

  static boolean isValid(String entry) {
    int sign = entry.lastIndexOf('=');
    try {
      double rate = Double.parseDouble(entry.substring(sign + 1));
      return sign > 0 && rate > 0 && Double.isFinite(rate);
    } catch (NumberFormatException e) {
      return false;
    }
  }

  static String[] write(Map<String, Double> rates) {
    return rates.entrySet().stream()
        .map(rate -> rate.getKey() + "=" + rate.getValue())
        .toArray(String[]::new);
  }

  /** Returns the rates in their order. */
  static Map<String, Double> read(String[] entries) {
    Map<String, Double> rates = new LinkedHashMap<>();
    for (String entry : entries) {
      int sign = entry.lastIndexOf('=');
      // A pattern that comes again counts from its last place.
      rates.remove(entry.substring(0, sign));
      rates.put(entry.substring(0, sign), Double.parseDouble(entry.substring(sign + 1)));
    }
    return rates;
  }
}
