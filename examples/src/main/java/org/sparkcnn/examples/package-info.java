/** Programs that show how the library is used; {@code examples/run} starts them by their names. */
package org.sparkcnn.examples;
