package org.sparkcnn.ml;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;

/** What a stage is set to, for people. */
final class ParamTexts {
  private ParamTexts() {}

  /**
   * Returns the params that have a value by name; without the network, which is shown otherwise.
   */
  static Map<String, String> of(Params stage) {
    Map<String, String> values = new TreeMap<>();
    for (Param<?> param : stage.params()) {
      if (stage.isDefined(param) && !param.name().equals("network")) {
        values.put(param.name(), of(stage, param));
      }
    }
    return values;
  }

  /** Returns the value of one of them. */
  static <T> String of(Params stage, Param<T> param) {
    T value = stage.getOrDefault(param);
    return value instanceof String text ? text : param.jsonEncode(value);
  }
}
