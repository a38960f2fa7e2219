/**
 * What a CNN is: layers as values, the rules by which shapes flow through them, the table of their
 * parameters, presets.
 *
 * <p>Imports nothing but the JDK: a network can be described, checked and printed where neither
 * Spark nor libtorch is present.
 */
package org.sparkcnn.network;
