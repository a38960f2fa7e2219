/**
 * Scores rows where they are: an iterator of rows in, an iterator of rows out, in batches, with one
 * frozen graph for each executor process and model.
 *
 * <p>Imports {@code data}, {@code engine}, {@code plan} and {@code network}.
 */
package org.sparkcnn.score;
