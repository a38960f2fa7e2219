/**
 * Entry points for {@code spark-submit --class}: train, score, evaluate, pack.
 *
 * <p>A job is a command line over the stages of {@code ml}: it reads options, checks them and the
 * input before any work, and prints a line that scripts can read. Spark's master and all else that
 * depends on the cluster come from spark-submit. Imports everything below: {@code ml}, {@code
 * monitor}, {@code train}, {@code score}, {@code data}, {@code store}, {@code engine}, {@code
 * natives}, {@code plan} and {@code network}.
 */
package org.sparkcnn.job;
