package org.sparkcnn.network;

import java.io.Serializable;
import java.util.regex.Pattern;

/**
 * A layer and its name in the network.
 *
 * @param name a path like {@code layer1.0.conv1}: letters, digits and underscores between dots
 * @param layer what it does
 */
public record NamedLayer(String name, Layer layer) implements Serializable {
  private static final Pattern NAME = Pattern.compile("\\w+(\\.\\w+)*");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not such a path
   */
  public NamedLayer {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "a layer's name is a path like layer1.0.conv1 (letters, digits, _ between dots), found '%s'"
              .formatted(name));
    }
  }
}
