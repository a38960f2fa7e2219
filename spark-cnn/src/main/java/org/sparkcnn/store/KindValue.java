package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Supplier;

/**
 * A value of one of several kinds as an object: its type, then its settings.
 *
 * @param kinds the table of kinds; asked for when it is needed, since kinds may hold such values
 *     themselves
 */
record KindValue<T>(Supplier<List<KindForm<T>>> kinds) implements ValueForm<T> {

  @Override
  public ObjectNode write(T value) {
    return kinds.get().stream()
        .filter(form -> form.fits(value))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no JSON form for " + value))
        .write(value);
  }

  @Override
  public T read(JsonNode json) {
    ObjectNode settings = Json.object();
    settings.setAll(Json.asObject(json));
    String type = Json.take(settings, "type");
    KindForm<T> form = of(type);
    try {
      return form.read(settings);
    } catch (IllegalArgumentException e) {
      throw Json.at("(" + type + ")", e);
    }
  }

  private KindForm<T> of(String type) {
    List<KindForm<T>> all = kinds.get();
    return all.stream()
        .filter(form -> form.type().equals(type))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown type '%s'; known are %s"
                        .formatted(type, all.stream().map(KindForm::type).toList())));
  }
}
