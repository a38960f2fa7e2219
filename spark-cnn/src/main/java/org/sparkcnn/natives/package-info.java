/**
 * Prepares a process for libtorch, once: where its libraries are unpacked, how its BLAS and
 * allocator behave, and a readable refusal where no natives exist.
 *
 * <p>Imports nothing of this project.
 */
package org.sparkcnn.natives;
