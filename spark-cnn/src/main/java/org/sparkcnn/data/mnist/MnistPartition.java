package org.sparkcnn.data.mnist;

import org.apache.spark.sql.connector.read.InputPartition;

/**
 * Neighbouring rows that one task reads.
 *
 * @param firstRow the index of the first
 * @param rows how many
 */
record MnistPartition(int firstRow, int rows) implements InputPartition {}
