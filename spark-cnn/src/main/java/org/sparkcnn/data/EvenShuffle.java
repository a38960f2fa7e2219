package org.sparkcnn.data;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.Partition;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.ShuffledRDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.Ordering$;
import scala.reflect.ClassTag;
import scala.reflect.ClassTag$;

/**
 * A shuffle that sorts, and whose partitions may be on any executor. Spark's own prefers those that
 * hold a fifth of a partition's rows already; of data that few tasks have read, all partitions
 * would crowd there and be kept there, and all workers would train one after another on the same
 * executors while others stand idle.
 */
final class EvenShuffle extends ShuffledRDD<byte[], Void, Void> {
  private static final long serialVersionUID = 1L;
  private static final ClassTag<byte[]> BYTES = ClassTag$.MODULE$.apply(byte[].class);
  private static final ClassTag<Void> NOTHING = ClassTag$.MODULE$.apply(Void.class);

  EvenShuffle(JavaPairRDD<byte[], Void> rows, Partitioner partitioner, Comparator<byte[]> order) {
    super(rows.rdd(), partitioner, BYTES, NOTHING, NOTHING);
    setKeyOrdering(Ordering$.MODULE$.comparatorToOrdering(order));
  }

  /** Returns the sorted rows. */
  JavaRDD<byte[]> rows() {
    return new JavaPairRDD<>(this, BYTES, NOTHING).keys();
  }

  @Override
  public Seq<String> getPreferredLocations(Partition partition) {
    return CollectionConverters.asScala(List.<String>of()).toSeq();
  }
}
