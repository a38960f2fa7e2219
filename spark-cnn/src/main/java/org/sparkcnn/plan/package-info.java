/**
 * How a CNN is trained, as values: loss, optimizer, the plan of a run and the record of its epochs.
 *
 * <p>Imports nothing but the JDK.
 */
package org.sparkcnn.plan;
