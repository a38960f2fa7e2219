package org.sparkcnn.monitor;

import java.util.Objects;

/**
 * An image that a model takes for another class than it is, as a report shows it.
 *
 * @param image a small PNG or JPEG file; empty: there is no picture
 * @param label the image's class
 * @param prediction what it is taken for
 * @param probability of that, 0 to 1
 * @param name where the image comes from, such as its path; empty: nobody knows
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Mistake(
    byte[] image, String label, String prediction, double probability, String name) {

  /** Checks that everything is there. */
  public Mistake {
    Objects.requireNonNull(image, "image");
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(prediction, "prediction");
    Objects.requireNonNull(name, "name");
  }
}
