package org.sparkcnn.plan;

import java.io.Serializable;

/**
 * A figure that says how well a network does on rows that it was not trained on.
 *
 * @param name such as {@code accuracy}
 * @param value its value; not a number if there is none, as on rows without weight
 */
public record Metric(String name, double value) implements Serializable {}
