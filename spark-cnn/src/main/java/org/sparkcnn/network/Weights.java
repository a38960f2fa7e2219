package org.sparkcnn.network;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The values of a network's parameters: one flat vector and the table that names its slices.
 * Averaging, saving and broadcasting are operations on that vector.
 */
public final class Weights {
  private final ParameterTable table;
  private final float[] values;

  /**
   * Wraps values; the array is not copied and belongs to this object from now on.
   *
   * @throws IllegalArgumentException if there are not as many values as the table has
   */
  public Weights(ParameterTable table, float[] values) {
    if (values.length != table.length()) {
      throw new IllegalArgumentException(
          "the network has %d parameters, but %d values were given"
              .formatted(table.length(), values.length));
    }
    this.table = table;
    this.values = values;
  }

  /**
   * Draws the first weights of a network with its layers' initializers. Every parameter has a
   * random stream of its own, so that a layer's start depends on the seed and its position only.
   */
  public static Weights initial(Network network, long seed) {
    List<Parameter> parameters = network.parameters();
    ParameterTable table = ParameterTable.of(parameters);
    float[] values = new float[table.length()];
    SplittableRandom seeds = new SplittableRandom(seed);
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      ParameterTable.Entry entry = table.entries().get(i);
      parameter
          .initializer()
          .draw(parameter, seeds.split(), values, entry.offset(), entry.length());
    }
    return new Weights(table, values);
  }

  /** Returns the table of the slices. */
  public ParameterTable table() {
    return table;
  }

  /** Returns the vector itself, not a copy. */
  public float[] values() {
    return values;
  }

  /**
   * Returns a copy of the values of a part of the network, such as {@link Network#upTo} gives.
   *
   * @param part names some of this table's parameters
   * @throws IllegalArgumentException if a parameter is missing here, or has another shape
   */
  public Weights select(ParameterTable part) {
    float[] selected = new float[part.length()];
    for (ParameterTable.Entry wanted : part.entries()) {
      ParameterTable.Entry found = entry(wanted);
      System.arraycopy(values, found.offset(), selected, wanted.offset(), wanted.length());
    }
    return new Weights(part, selected);
  }

  /**
   * Returns a copy in which the parameters that a part names have the part's values, so that what
   * {@link #select} took apart is put together again.
   *
   * @param part values of some of this table's parameters
   * @throws IllegalArgumentException if a parameter of the part is missing here, or has another
   *     shape
   */
  public Weights with(Weights part) {
    float[] together = values.clone();
    for (ParameterTable.Entry own : part.table.entries()) {
      System.arraycopy(part.values, own.offset(), together, entry(own).offset(), own.length());
    }
    return new Weights(table, together);
  }

  /** Returns the entry with the name and the shape of another table's. */
  private ParameterTable.Entry entry(ParameterTable.Entry wanted) {
    ParameterTable.Entry found = entry(wanted.name());
    if (!found.shape().equals(wanted.shape())) {
      throw new IllegalArgumentException(
          "parameter '%s' has the shape %s, expected %s"
              .formatted(wanted.name(), found.shape(), wanted.shape()));
    }
    return found;
  }

  /**
   * Returns a copy of one parameter's values, in row-major order of its shape.
   *
   * @throws IllegalArgumentException if there is no parameter of that name
   */
  public float[] values(String name) {
    ParameterTable.Entry entry = entry(name);
    return Arrays.copyOfRange(values, entry.offset(), entry.offset() + entry.length());
  }

  private ParameterTable.Entry entry(String name) {
    return table
        .find(name)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no parameter '%s'; there are %s"
                        .formatted(
                            name,
                            table.entries().stream().map(ParameterTable.Entry::name).toList())));
  }
}
