package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One kind of value as JSON and back.
 *
 * @param <T> the kind
 */
interface ValueForm<T> {

  /** Returns the value as JSON. */
  JsonNode write(T value);

  /**
   * Returns the value that the JSON stands for.
   *
   * @throws IllegalArgumentException saying what was expected and what was found
   */
  T read(JsonNode json);
}
