/**
 * Tests on a real standalone cluster, one master and two workers in processes of their own, with
 * data and models on a real HDFS. Imports {@code it}.
 */
package org.sparkcnn.it.cluster;
