package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Size2d;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.Interval;

/** The JSON forms of the types that settings have. */
final class Values {
  static final ValueForm<Integer> INT =
      new Scalar<>("a whole number", Values::isInt, JsonNode::intValue, IntNode::valueOf);

  static final ValueForm<Long> LONG =
      new Scalar<>(
          "a whole number",
          json -> json.isIntegralNumber() && json.canConvertToLong(),
          JsonNode::longValue,
          LongNode::valueOf);

  static final ValueForm<String> TEXT =
      new Scalar<>("a string", JsonNode::isTextual, JsonNode::textValue, TextNode::valueOf);

  private static final ValueForm<Boolean> BOOLEAN =
      new Scalar<>(
          "true or false", JsonNode::isBoolean, JsonNode::booleanValue, BooleanNode::valueOf);

  /** JSON has no NaN and no infinity, but a loss can be either: they are written as strings. */
  private static final Set<String> NOT_FINITE = Set.of("NaN", "Infinity", "-Infinity");

  private static final ValueForm<Double> DOUBLE =
      new Scalar<>(
          "a number",
          json -> json.isNumber() || NOT_FINITE.contains(json.asText("")),
          json -> json.isNumber() ? json.doubleValue() : Double.valueOf(json.textValue()),
          value ->
              Double.isFinite(value)
                  ? DoubleNode.valueOf(value)
                  : TextNode.valueOf(value.toString()));

  private static final ValueForm<Size2d> SIZE =
      new Scalar<>(
          "a whole number or a pair [height, width]",
          json -> isInt(json) || (isInts(json) && json.size() == 2),
          json ->
              json.isArray()
                  ? new Size2d(json.get(0).intValue(), json.get(1).intValue())
                  : Size2d.square(json.intValue()),
          size -> JsonNodeFactory.instance.arrayNode().add(size.height()).add(size.width()));

  private static final ValueForm<Interval> INTERVAL =
      new Scalar<>(
          "a pair of numbers [low, high]",
          json ->
              json.isArray()
                  && json.size() == 2
                  && json.get(0).isNumber()
                  && json.get(1).isNumber(),
          json -> new Interval(json.get(0).doubleValue(), json.get(1).doubleValue()),
          interval ->
              JsonNodeFactory.instance.arrayNode().add(interval.low()).add(interval.high()));

  private static final ValueForm<Shape> SHAPE =
      new Scalar<>(
          "a list of whole numbers such as [1, 28, 28]",
          Values::isInts,
          json -> new Shape(new ListForm<>(INT).read(json)),
          shape -> new ListForm<>(INT).write(shape.sizes()));

  private static final Map<Type, ValueForm<?>> KNOWN =
      Map.ofEntries(
          Map.entry(int.class, INT),
          Map.entry(Integer.class, INT),
          Map.entry(long.class, LONG),
          Map.entry(double.class, DOUBLE),
          Map.entry(Double.class, DOUBLE),
          Map.entry(boolean.class, BOOLEAN),
          Map.entry(String.class, TEXT),
          Map.entry(Size2d.class, SIZE),
          Map.entry(Interval.class, INTERVAL),
          Map.entry(Shape.class, SHAPE),
          Map.entry(Augmentation.class, new KindValue<>(() -> AugmentationForms.ALL)),
          Map.entry(Layer.class, new KindValue<>(() -> LayerForms.ALL)),
          Map.entry(NamedLayer.class, new NamedLayerValue()));

  private Values() {}

  /** Returns the form of a record component's type. */
  static ValueForm<?> of(Type type) {
    if (KNOWN.containsKey(type)) {
      return KNOWN.get(type);
    }
    if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
      return new ListForm<>(of(list.getActualTypeArguments()[0]));
    }
    if (type instanceof ParameterizedType map
        && map.getRawType() == Map.class
        && map.getActualTypeArguments()[0] == String.class) {
      return new MapForm<>(of(map.getActualTypeArguments()[1]));
    }
    if (type instanceof Class<?> named && named.isEnum()) {
      return new EnumForm(named);
    }
    if (type instanceof Class<?> named && named.isRecord()) {
      return RecordForm.of(named);
    }
    throw new IllegalStateException("no JSON form for the type " + type);
  }

  private static boolean isInt(JsonNode json) {
    return json.isIntegralNumber() && json.canConvertToInt();
  }

  private static boolean isInts(JsonNode json) {
    return json.isArray()
        && StreamSupport.stream(json.spliterator(), false).allMatch(Values::isInt);
  }
}
