package org.sparkcnn.train;

import org.sparkcnn.plan.RoundCost;

/**
 * What one round did.
 *
 * @param epoch its epoch, from 1; the last one if it spans several
 * @param round its number within the epoch, from 1
 * @param rounds rounds of this epoch
 * @param loss the mean training loss over its examples, weighted by their weights
 * @param examples images trained on
 * @param seconds wall time, from the broadcast to the average
 * @param cost where that went
 * @param bytes of state that all workers received and sent
 * @param steps taken since the training began, by the worker that took the most
 * @param learningRate of the last of them
 */
public record RoundRecord(
    int epoch,
    int round,
    int rounds,
    double loss,
    long examples,
    double seconds,
    RoundCost cost,
    long bytes,
    long steps,
    double learningRate) {}
