/**
 * Runs a network on a device: parameters in one flat vector, activations channels-last, forward,
 * backward, optimizers, and the frozen graph that scores.
 *
 * <p>What a GPU changes is in {@code TensorDevice}, and only there; it has not been run on one.
 *
 * <p>The only package that imports libtorch's Java classes ({@code natives} aside), and the owner
 * of all native memory: what is not kept by a session's {@code NativeOwner} lives until the end of
 * a step, and nothing outlives the session's {@code close()}. Imports {@code natives}, {@code plan}
 * and {@code network}; knows nothing of Spark.
 */
package org.sparkcnn.engine;
