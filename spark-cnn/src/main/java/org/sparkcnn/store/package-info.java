/**
 * What is kept in files, on any Hadoop FileSystem: networks as JSON, weights as safetensors, the
 * model folder that holds both, the state dicts of others, and the checkpoints of a training.
 *
 * <p>Imports network, plan, Hadoop's FileSystem, Jackson and commons-compress; not Spark. Reading
 * is strict and builds values from data only: no file names a Java class, nothing executes when a
 * model is loaded, and nothing is allocated because a file says so before the file's own length has
 * confirmed it.
 */
package org.sparkcnn.store;
