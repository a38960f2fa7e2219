package org.sparkcnn.network;

import java.io.Serializable;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A layer and its name in the network.
 *
 * @param name a path like {@code layer1.0.conv1}: letters, digits and underscores between dots
 * @param layer what it does
 */
public record NamedLayer(String name, Layer layer) implements Serializable {
  private static final Pattern PART = Pattern.compile("\\w+");

  /**
   * Checks the name.
   *
   * @throws IllegalArgumentException if it is not such a path
   */
  public NamedLayer {
    // Part by part: one pattern for the whole would recurse at each dot.
    if (!Arrays.stream(name.split("\\.", -1)).allMatch(part -> PART.matcher(part).matches())) {
      throw new IllegalArgumentException(
          "a layer's name is a path like layer1.0.conv1 (letters, digits, _ between dots), found '%s'"
              .formatted(name));
    }
  }
}
