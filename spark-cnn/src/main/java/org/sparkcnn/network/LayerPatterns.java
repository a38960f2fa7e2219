package org.sparkcnn.network;

import java.io.Serializable;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names some of a network's layers and parameters, for what is done with these alone. A pattern is
 * the name of a layer, which stands for all within it ({@code layer1}), or of a parameter; {@code
 * *} stands for any characters, dots included, {@code ?} for one. A pattern with {@code !} before
 * it takes out again what those before it have named: {@code *}, {@code !fc} is all but the layer
 * {@code fc}.
 *
 * @param patterns in their order, of which the last one that fits decides
 */
public record LayerPatterns(List<String> patterns) implements Serializable {
  private static final String NOT = "!";

  /** As many names as a message shows. */
  private static final int SHOWN = 30;

  /**
   * Copies the patterns.
   *
   * @throws IllegalArgumentException if one of them is empty
   */
  public LayerPatterns {
    patterns = List.copyOf(patterns);
    for (String pattern : patterns) {
      if (positive(pattern).isBlank()) {
        throw new IllegalArgumentException(
            "expected the name of a layer, or a pattern such as layer1.*, found '%s'"
                .formatted(pattern));
      }
    }
  }

  /** Returns these patterns. */
  public static LayerPatterns of(String... patterns) {
    return new LayerPatterns(List.of(patterns));
  }

  /** Returns whether a parameter is named, such as {@code layer1.0.conv1.weight}. */
  public boolean match(String parameter) {
    boolean matches = false;
    for (String pattern : patterns) {
      if (matches == pattern.startsWith(NOT) && fits(positive(pattern), parameter)) {
        matches = !matches;
      }
    }
    return matches;
  }

  private static String positive(String pattern) {
    return pattern.startsWith(NOT) ? pattern.substring(NOT.length()) : pattern;
  }

  /** A pattern that fits the beginning of a name fits what lies within. */
  private static boolean fits(String pattern, String parameter) {
    Pattern regex = regex(pattern);
    for (int dot = parameter.indexOf('.'); dot > 0; dot = parameter.indexOf('.', dot + 1)) {
      if (regex.matcher(parameter.substring(0, dot)).matches()) {
        return true;
      }
    }
    return regex.matcher(parameter).matches();
  }

  private static Pattern regex(String pattern) {
    return Pattern.compile(
        pattern
            .chars()
            .mapToObj(
                c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString((char) c)))
            .collect(Collectors.joining()));
  }

  /**
   * Refuses a pattern that fits nothing, such as a slip of the pen.
   *
   * @throws IllegalArgumentException naming the pattern, and the layers that have parameters
   */
  public void checkFit(Network network) {
    List<String> parameters =
        network.parameterTable().entries().stream().map(ParameterTable.Entry::name).toList();
    for (String pattern : patterns) {
      if (parameters.stream().noneMatch(name -> fits(positive(pattern), name))) {
        throw new IllegalArgumentException(
            "'%s' fits no layer that has parameters; there are %s"
                .formatted(pattern, layers(parameters)));
      }
    }
  }

  /** Names the layers and, where some of them hold others, those within. */
  private static String layers(List<String> parameters) {
    List<String> outer = names(parameters, name -> name.indexOf('.'));
    List<String> inner = names(parameters, name -> name.lastIndexOf('.'));
    return outer.equals(inner)
        ? first(outer)
        : "%s; within them %s"
            .formatted(
                first(outer), first(inner.stream().filter(name -> name.contains(".")).toList()));
  }

  private static List<String> names(List<String> parameters, ToIntFunction<String> end) {
    return parameters.stream()
        .map(name -> name.substring(0, end.applyAsInt(name)))
        .distinct()
        .toList();
  }

  private static String first(List<String> layers) {
    String shown = layers.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return layers.size() > SHOWN ? "%s and %d more".formatted(shown, layers.size() - SHOWN) : shown;
  }
}
