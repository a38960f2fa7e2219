package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A value that is read in one go.
 *
 * @param expected what a reader is told to write, such as "a whole number"
 * @param fits whether the JSON is such a thing
 * @param reader JSON that fits to value
 * @param writer value to JSON
 */
record Scalar<T>(
    String expected,
    Predicate<JsonNode> fits,
    Function<JsonNode, T> reader,
    Function<T, JsonNode> writer)
    implements ValueForm<T> {

  @Override
  public JsonNode write(T value) {
    return writer.apply(value);
  }

  @Override
  public T read(JsonNode json) {
    if (!fits.test(json)) {
      throw Json.unexpected(expected, json);
    }
    return reader.apply(json);
  }
}
