package org.sparkcnn.train;

/**
 * What one round did.
 *
 * @param epoch its epoch, from 1
 * @param round its number within the epoch, from 1
 * @param rounds rounds of this epoch
 * @param loss the mean training loss over its examples, weighted by their weights
 * @param examples images trained on
 * @param seconds wall time, from the broadcast to the average
 */
public record RoundRecord(
    int epoch, int round, int rounds, double loss, long examples, double seconds) {}
