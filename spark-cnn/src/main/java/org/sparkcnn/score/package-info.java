/**
 * Scores rows where they are: a node of Catalyst's plans, which turns a partition's iterator of
 * rows into an iterator of longer rows, in batches, with one frozen graph for each executor process
 * and model.
 *
 * <p>Imports {@code data}, {@code engine}, {@code plan} and {@code network}.
 */
package org.sparkcnn.score;
