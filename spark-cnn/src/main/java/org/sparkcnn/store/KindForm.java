package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/**
 * One of several kinds of value in JSON: a kind of layer, a kind of augmentation.
 *
 * @param type what stands under "type"
 * @param template a value of the kind, whose settings are the defaults
 * @param settings the form of the settings beside the type; null if the kind has none
 * @param <T> what they are kinds of
 */
record KindForm<T>(String type, T template, RecordForm<T> settings) {

  /**
   * Returns the form of a record.
   *
   * @param type its name in JSON, PyTorch's where there is one
   * @param template has the default of every setting that is not required
   * @param required the settings that have no default
   */
  static <T> KindForm<T> of(String type, T template, String... required) {
    // The form makes records of the template's class.
    @SuppressWarnings("unchecked")
    Class<T> kind = (Class<T>) template.getClass();
    return new KindForm<>(type, template, RecordForm.of(kind).defaults(template, Set.of(required)));
  }

  /** Returns the form of one particular value: the type says all. */
  static <T> KindForm<T> constant(String type, T value) {
    return new KindForm<>(type, value, null);
  }

  /** Returns this form with one setting defaulting to what another is. */
  KindForm<T> sameAs(String setting, String other) {
    return new KindForm<>(type, template, settings.sameAs(setting, other));
  }

  boolean fits(T value) {
    return settings == null ? template.equals(value) : template.getClass() == value.getClass();
  }

  ObjectNode write(T value) {
    ObjectNode json = Json.object();
    json.put("type", type);
    return settings == null ? json : json.setAll(settings.write(value));
  }

  T read(ObjectNode json) {
    if (settings != null) {
      return settings.read(json);
    }
    if (!json.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown property '%s'; %s has none".formatted(Json.names(json).get(0), type));
    }
    return template;
  }
}
