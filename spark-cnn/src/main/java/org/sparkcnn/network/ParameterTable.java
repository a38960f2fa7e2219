package org.sparkcnn.network;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.sparkcnn.network.Parameter.Kind;

/**
 * Where each parameter lies in the flat vector of a network's weights. The vector begins with all
 * weights, then come all biases, then all buffers ({@link Kind}), so that an optimizer works on its
 * beginning.
 *
 * @param entries the parameters in PyTorch's state_dict order; their slices leave no gaps
 */
public record ParameterTable(List<Entry> entries) implements Serializable {

  /**
   * One parameter's slice.
   *
   * @param name its state_dict name, such as {@code layer1.0.conv1.weight}
   * @param shape its shape as PyTorch writes it; values lie in row-major order
   * @param kind what is done with it in training
   * @param offset index of its first value
   */
  public record Entry(String name, Shape shape, Kind kind, int offset) implements Serializable {

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
    Entry[] entries = new Entry[parameters.size()];
    long offset = 0;
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < entries.length; i++) {
        Parameter parameter = parameters.get(i);
        if (parameter.kind() == kind) {
          entries[i] = new Entry(parameter.name(), parameter.shape(), kind, (int) offset);
          offset += parameter.shape().elements();
          if (offset > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                "the network has more than 2^31 - 1 parameters at " + parameter.name());
          }
        }
      }
    }
    return new ParameterTable(List.of(entries));
  }

  /** Returns the number of values of all parameters together. */
  public int length() {
    return length(List.of(Kind.values()));
  }

  /** Returns the number of values that an optimizer works on: all but the buffers. */
  public int trainableLength() {
    return length(List.of(Kind.WEIGHT, Kind.BIAS));
  }

  /** Returns the number of values of one kind. */
  public int length(Kind kind) {
    return length(List.of(kind));
  }

  private int length(List<Kind> kinds) {
    return entries.stream()
        .filter(entry -> kinds.contains(entry.kind()))
        .mapToInt(Entry::length)
        .sum();
  }

  /** Returns the entry of that name, if there is one. */
  public Optional<Entry> find(String name) {
    return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }
}
