package org.sparkcnn.job;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntArrayParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;

/** Sets a stage's params from text. */
final class ParamSettings {
  static final String OPTION = "--param";

  /** Of keys in configuration files: {@code param.weightDecay=0.0001}. */
  static final String PREFIX = "param.";

  private ParamSettings() {}

  /**
   * Sets params by their names.
   *
   * @throws IllegalArgumentException naming the param that is unknown, or its value that is not of
   *     its type or range
   */
  static void set(Params stage, Map<String, String> values) {
    values.forEach((name, value) -> set(stage, name, value, OPTION + " " + name));
  }

  /**
   * Sets a param.
   *
   * @param said what the user wrote, for messages
   * @throws IllegalArgumentException if there is none of that name, or it cannot have that value
   */
  static void set(Params stage, String name, String text, String said) {
    if (!stage.hasParam(name)) {
      List<String> names = Arrays.stream(stage.params()).map(Param::name).toList();
      throw new IllegalArgumentException(
          "%s: a %s has no param '%s'; %s"
              .formatted(
                  said,
                  stage.getClass().getSimpleName(),
                  name,
                  Names.like(name, names, "its explainParams() lists them")));
    }
    Param<Object> param = stage.getParam(name);
    Object value = parse(param, text, said);
    if (!(boolean) param.isValid().apply(value)) {
      throw new IllegalArgumentException(
          "%s: '%s' is not allowed: %s".formatted(said, text, param.doc()));
    }
    stage.set(param, value);
  }

  private static Object parse(Param<?> param, String text, String said) {
    if (param instanceof IntParam) {
      return number(text, said, "a whole number", Integer::valueOf);
    } else if (param instanceof LongParam) {
      return number(text, said, "a whole number", Long::valueOf);
    } else if (param instanceof DoubleParam) {
      return number(text, said, "a number", Double::valueOf);
    } else if (param instanceof BooleanParam) {
      return truth(text, said);
    } else if (param instanceof StringArrayParam) {
      return entries(text);
    } else if (param instanceof DoubleArrayParam) {
      return Arrays.stream(entries(text))
          .mapToDouble(entry -> number(entry, said, "numbers with commas between", Double::valueOf))
          .toArray();
    } else if (param instanceof IntArrayParam) {
      return Arrays.stream(entries(text))
          .mapToInt(
              entry -> number(entry, said, "whole numbers with commas between", Integer::valueOf))
          .toArray();
    }
    return text;
  }

  private static <N> N number(String text, String said, String expected, Function<String, N> type) {
    try {
      return type.apply(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "%s: expected %s, found '%s'".formatted(said, expected, text), e);
    }
  }

  private static boolean truth(String text, String said) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s: expected true or false, found '%s'".formatted(said, text));
    };
  }

  private static String[] entries(String text) {
    return text.isBlank() ? new String[0] : text.strip().split("\\s*,\\s*");
  }
}
