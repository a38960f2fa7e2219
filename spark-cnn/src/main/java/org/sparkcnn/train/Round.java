package org.sparkcnn.train;

import java.io.Serializable;
import org.apache.spark.broadcast.Broadcast;

/**
 * All that the workers of one round need to know beside their own rows.
 *
 * @param run what is the same in all rounds
 * @param span which part of the training it is
 * @param steps taken before it since the run began, by the worker that took the most
 * @param start the {@link StateVector} that it begins with
 */
record Round(RunSpec run, RoundSpan span, long steps, Broadcast<float[]> start)
    implements Serializable {}
