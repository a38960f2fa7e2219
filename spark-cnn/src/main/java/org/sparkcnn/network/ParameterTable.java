package org.sparkcnn.network;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where each parameter lies in the flat vector of a network's weights.
 *
 * @param entries the parameters in PyTorch's state_dict order, without gaps
 */
public record ParameterTable(List<Entry> entries) implements Serializable {

  /**
   * One parameter's slice.
   *
   * @param name its state_dict name, such as {@code layer1.0.conv1.weight}
   * @param shape its shape as PyTorch writes it; values lie in row-major order
   * @param offset index of its first value
   */
  public record Entry(String name, Shape shape, int offset) implements Serializable {

    /** Returns the number of values. */
    public int length() {
      return shape.elements();
    }
  }

  /** Copies the entries. */
  public ParameterTable {
    entries = List.copyOf(entries);
  }

  static ParameterTable of(List<Parameter> parameters) {
    List<Entry> entries = new ArrayList<>();
    long offset = 0;
    for (Parameter parameter : parameters) {
      entries.add(new Entry(parameter.name(), parameter.shape(), (int) offset));
      offset += parameter.shape().elements();
      if (offset > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "the network has more than 2^31 - 1 parameters at " + parameter.name());
      }
    }
    return new ParameterTable(entries);
  }

  /** Returns the number of values of all parameters together. */
  public int length() {
    if (entries.isEmpty()) {
      return 0;
    }
    Entry last = entries.get(entries.size() - 1);
    return last.offset() + last.length();
  }

  /** Returns the entry of that name, if there is one. */
  public Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
