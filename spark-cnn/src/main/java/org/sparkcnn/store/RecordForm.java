package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.sparkcnn.store.Property.Fallback;

/**
 * A record as a JSON object: a property for each component, in their order, left out where it has
 * its default. Records are made by their own constructor, so that their own checks hold.
 */
final class RecordForm<T> implements ValueForm<T> {
  private final Class<T> type;
  private final List<Property> properties;

  private RecordForm(Class<T> type, List<Property> properties) {
    this.type = type;
    this.properties = properties;
  }

  /** Returns the form in which every property must be said. */
  static <T> RecordForm<T> of(Class<T> type) {
    return new RecordForm<>(
        type,
        Arrays.stream(type.getRecordComponents())
            .map(component -> Property.of(component, new Fallback.Required()))
            .toList());
  }

  /** Returns this form with all but these properties defaulting to what they are in a template. */
  RecordForm<T> defaults(T template, Set<String> required) {
    required.forEach(this::find);
    return map(
        property ->
            required.contains(property.name())
                ? property
                : property.with(new Fallback.Constant(property.of(template))));
  }

  /** Returns this form with one property defaulting to what a property before it is. */
  RecordForm<T> sameAs(String name, String other) {
    if (properties.indexOf(find(other)) >= properties.indexOf(find(name))) {
      throw new IllegalStateException("%s must come before %s".formatted(other, name));
    }
    return map(
        property ->
            property.name().equals(name) ? property.with(new Fallback.SameAs(other)) : property);
  }

  @Override
  public ObjectNode write(T value) {
    ObjectNode json = Json.object();
    Map<String, Object> before = new LinkedHashMap<>();
    for (Property property : properties) {
      Object own = property.of(value);
      if (property.isRequired() || !Objects.equals(own, property.unsaid(before))) {
        json.set(property.name(), property.form().write(own));
      }
      before.put(property.name(), own);
    }
    return json;
  }

  @Override
  public T read(JsonNode json) {
    ObjectNode object = Json.asObject(json);
    Json.checkKnown(object, names(properties.stream()));
    Json.checkPresent(object, names(properties.stream().filter(Property::isRequired)));
    Map<String, Object> values = new LinkedHashMap<>();
    for (Property property : properties) {
      values.put(property.name(), read(property, object.get(property.name()), values));
    }
    return construct(values.values().toArray());
  }

  private static Object read(Property property, JsonNode json, Map<String, Object> before) {
    if (json == null) {
      return property.unsaid(before);
    }
    try {
      return property.form().read(json);
    } catch (IllegalArgumentException e) {
      throw Json.at(property.name(), e);
    }
  }

  private static List<String> names(Stream<Property> properties) {
    return properties.map(Property::name).toList();
  }

  private T construct(Object[] values) {
    try {
      Class<?>[] types =
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getType)
              .toArray(Class<?>[]::new);
      Constructor<T> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException refused) {
        throw refused;
      }
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make a " + type.getSimpleName(), e);
    }
  }

  private Property find(String name) {
    return properties.stream()
        .filter(property -> property.name().equals(name))
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("%s has no %s".formatted(type.getSimpleName(), name)));
  }

  private RecordForm<T> map(UnaryOperator<Property> change) {
    return new RecordForm<>(type, properties.stream().map(change).toList());
  }
}
