package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A constant of an enum as a string in camel case: XAVIER_UNIFORM is "xavierUniform". */
record EnumForm(Class<?> type) implements ValueForm<Object> {
  private static final Pattern WORD_START = Pattern.compile("_(.)");

  @Override
  public JsonNode write(Object constant) {
    return TextNode.valueOf(name(constant));
  }

  @Override
  public Object read(JsonNode json) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> json.isTextual() && name(constant).equals(json.textValue()))
        .findFirst()
        .orElseThrow(() -> Json.unexpected("one of " + names(), json));
  }

  private String names() {
    return Arrays.stream(type.getEnumConstants()).map(EnumForm::name).toList().toString();
  }

  private static String name(Object constant) {
    String lower = ((Enum<?>) constant).name().toLowerCase(Locale.ROOT);
    return WORD_START.matcher(lower).replaceAll(EnumForm::capital);
  }

  private static String capital(MatchResult wordStart) {
    return wordStart.group(1).toUpperCase(Locale.ROOT);
  }
}
