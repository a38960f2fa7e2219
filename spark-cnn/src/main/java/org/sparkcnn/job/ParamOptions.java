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

  private final Map<String, String> params = new LinkedHashMap<>();

  /** Adds options, each with the param's name: {@code --batch-size} for {@code batchSize}. */
  ParamOptions add(CommandSpec spec, Params stage, String... names) {
    Arrays.stream(names).forEach(name -> addAs(optionOf(name), spec, stage, name));
    return this;
  }

  /** Adds an option with a name of its own. */
  ParamOptions addAs(String option, CommandSpec spec, Params stage, String name) {
    Param<Object> param = stage.getParam(name);
    params.put(option, name);
    spec.addOption(
        OptionSpec.builder(option)
            .type(String.class)
            .paramLabel(label(param))
            .description(description(stage, param))
            .setter(setter(option))
            .build());
    return this;
  }

  /** Sets the params whose options are given. */
  void applyTo(Params stage) {
    given.forEach((option, text) -> ParamSettings.set(stage, params.get(option), text, option));
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
    }
    return param.getClass() == Param.class ? "VALUE" : "N";
  }

  private static String description(Params stage, Param<Object> param) {
    // picocli's own formats begin with these.
    String doc = param.doc().replace("%", "%%").replace("${", "$ {");
    return stage.getDefault(param).isDefined()
        ? "%s; default: %s".formatted(doc, text(stage.getDefault(param).get()))
        : doc;
  }

  private static String text(Object value) {
    String text = value.toString();
    return text.isEmpty() ? "none" : text.replace("%", "%%");
  }

  private static String optionOf(String param) {
    return "--" + param.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
  }
}
