/**
 * What {@code it/bench} measures: this project against plain eager libtorch without Spark, on the
 * same networks and the same machine.
 */
package org.sparkcnn.it.bench;
