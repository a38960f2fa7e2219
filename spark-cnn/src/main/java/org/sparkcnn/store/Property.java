package org.sparkcnn.store;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/**
 * One component of a record as a property of a JSON object.
 *
 * @param name the component's name
 * @param form its values' form
 * @param accessor reads it
 * @param fallback what it is where the JSON does not say
 */
record Property(String name, ValueForm<Object> form, Method accessor, Fallback fallback) {

  /** What a property is where the JSON does not say. */
  sealed interface Fallback {

    /** It must be said. */
    record Required() implements Fallback {}

    /** Always the same, perhaps null. */
    record Constant(Object value) implements Fallback {}

    /** The same as a property before it. */
    record SameAs(String other) implements Fallback {}
  }

  static Property of(RecordComponent component, Fallback fallback) {
    // Settings are checked against the component's own type when they are read.
    @SuppressWarnings("unchecked")
    ValueForm<Object> form = (ValueForm<Object>) Values.of(component.getGenericType());
    return new Property(component.getName(), form, component.getAccessor(), fallback);
  }

  Property with(Fallback other) {
    return new Property(name, form, accessor, other);
  }

  boolean isRequired() {
    return fallback instanceof Fallback.Required;
  }

  /** Returns the property's value in a record. */
  Object of(Object owner) {
    try {
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + name + " of " + owner, e);
    }
  }

  /** Returns what the property is if nothing is said, given the properties before it. */
  Object unsaid(Map<String, Object> before) {
    if (fallback instanceof Fallback.SameAs same) {
      return before.get(same.other());
    }
    return ((Fallback.Constant) fallback).value();
  }
}
