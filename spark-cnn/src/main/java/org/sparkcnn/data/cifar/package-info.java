/**
 * {@code spark.read().format("cifar10")} and {@code format("cifar100")}: the binary distributions
 * of the two data sets, as Spark's image struct and labels that carry their classes' names. Imports
 * {@code data.source}.
 */
package org.sparkcnn.data.cifar;
