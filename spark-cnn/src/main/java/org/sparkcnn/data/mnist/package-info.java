/**
 * {@code spark.read().format("mnist")}: the idx files of MNIST and of the data sets that use its
 * format, as Spark's image struct and a label. Imports {@code data.source}.
 */
package org.sparkcnn.data.mnist;
