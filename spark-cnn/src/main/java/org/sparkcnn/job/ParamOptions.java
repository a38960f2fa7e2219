package org.sparkcnn.job;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.ml.param.BooleanParam;
import org.apache.spark.ml.param.DoubleArrayParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.param.StringArrayParam;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options that are a stage's params: what they mean, their ranges and their defaults are said there
 * and nowhere else.
 */
final class ParamOptions {
  /** Given ones, by the name of the option. */
  private final Map<String, String> given = new LinkedHashMap<>();

  private final Map<String, Entry> entries = new LinkedHashMap<>();

  /** A param of a stage. */
  private record Entry(Params stage, Param<Object> param) {}

  /**
   * Takes params, each with its name for its option: {@code --batch-size} for {@code batchSize}.
   */
  ParamOptions add(Params stage, String... names) {
    Arrays.stream(names).forEach(name -> addAs(optionOf(name), stage, name));
    return this;
  }

  /** Takes a param whose option has a name of its own. */
  ParamOptions addAs(String option, Params stage, String name) {
    entries.put(option, new Entry(stage, stage.getParam(name)));
    return this;
  }

  /** Makes the options of what was taken. */
  void addTo(CommandSpec spec) {
    entries.forEach(
        (option, entry) ->
            spec.addOption(
                OptionSpec.builder(option)
                    .type(String.class)
                    .paramLabel(label(entry.param()))
                    .description(description(entry))
                    .setter(setter(option))
                    .build()));
  }

  /** Sets the params whose options are given. */
  void applyTo(Params stage) {
    given.forEach(
        (option, text) ->
            ParamSettings.set(stage, entries.get(option).param().name(), text, option));
  }

  /** Returns what is given for a param. */
  Optional<String> given(String option) {
    return Optional.ofNullable(given.get(option));
  }

  private ISetter setter(String option) {
    return new ISetter() {
      @Override
      public <T> T set(T value) {
        if (value == null) {
          given.remove(option);
        } else {
          given.put(option, value.toString());
        }
        return value;
      }
    };
  }

  private static String label(Param<?> param) {
    if (param instanceof BooleanParam) {
      return "true|false";
    } else if (param instanceof StringArrayParam) {
      return "A,B";
    } else if (param instanceof DoubleArrayParam) {
      return "N,N";
    } else if (param.getClass() != Param.class) {
      return "N";
    } else if (param.name().endsWith("Col")) {
      return "COLUMN";
    } else if (param.name().endsWith("Dir")) {
      return "DIR";
    }
    return param.doc().contains("Supported: ") ? "NAME" : "FILE";
  }

  private String description(Entry entry) {
    Param<Object> param = entry.param();
    // picocli's own formats begin with these.
    String doc = said(param.doc()).replace("%", "%%").replace("${", "$ {");
    return entry.stage().getDefault(param).isDefined()
        ? "%s; default: %s".formatted(doc, text(entry.stage().getDefault(param).get()))
        : doc;
  }

  /** Returns the text with options instead of the params' names that it mentions. */
  private String said(String doc) {
    String text = doc;
    for (Map.Entry<String, Entry> option : entries.entrySet()) {
      String name = option.getValue().param().name();
      if (!name.equals(name.toLowerCase(Locale.ROOT))) { // otherwise it may be a plain word
        text = text.replaceAll("\\b" + name + "\\b", option.getKey());
      }
    }
    return text;
  }

  private static String text(Object value) {
    if (value instanceof Object[] array && array.length == 0) {
      return "none";
    }
    String text = value.toString();
    return text.isEmpty() ? "none" : text.replace("%", "%%");
  }

  private static String optionOf(String param) {
    return "--" + param.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
