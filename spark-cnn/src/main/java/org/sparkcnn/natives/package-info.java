/**
 * Prepares a process for libtorch and for OpenCV, once: where their libraries are unpacked, how
 * BLAS and the allocator behave, and a readable refusal where no natives exist.
 *
 * <p>Imports nothing of this project.
 */
package org.sparkcnn.natives;
