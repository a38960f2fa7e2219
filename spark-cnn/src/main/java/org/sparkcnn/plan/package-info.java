/**
 * How a CNN is trained, as values: the loss, the optimizer, the learning rate's schedule, the
 * augmentation, the plan of a run and the record of its epochs.
 *
 * <p>Imports nothing but the JDK.
 */
package org.sparkcnn.plan;
