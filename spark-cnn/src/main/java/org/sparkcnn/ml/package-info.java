/**
 * The public Spark ML stages and their params.
 *
 * <p>A concern's params are made in one class ({@code ImageParams}) and shown by one interface
 * ({@code HasImageParams}) that stages share. Imports everything below: {@code train}, {@code
 * score}, {@code data}, {@code store}, {@code natives}, {@code plan} and {@code network}.
 */
package org.sparkcnn.ml;
