/**
 * Trains a network over partitions by parameter averaging: the driver's loop of rounds, the
 * executors' local steps, the ordered mean, the evaluation on validation rows that decides when to
 * stop, and the events that listeners see.
 *
 * <p>A worker keeps nothing between rounds; all it needs comes with the round's broadcast, so that
 * Spark's retries and lineage are the fault tolerance. Imports {@code data}, {@code engine}, {@code
 * store}, {@code plan}, {@code network} and, to count GPUs, {@code natives}.
 */
package org.sparkcnn.train;
