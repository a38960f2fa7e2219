package org.sparkcnn.engine;

/**
 * How well a network does on a batch.
 *
 * @param loss the mean loss of its examples, weighted by their weights; may be infinite or not a
 *     number
 * @param scores the network's output, image by image
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Evaluation(float loss, float[] scores) {}
