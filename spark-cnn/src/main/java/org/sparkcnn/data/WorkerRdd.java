package org.sparkcnn.data;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Dependency;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import org.apache.spark.rdd.RDD;
import scala.collection.Iterator;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag$;

/**
 * A partition for each worker over an RDD with a partition for each shard. A worker's task reads
 * the shards that it asks for, and no others; those that are nowhere yet are made, and kept, where
 * the worker is, and Spark sends later tasks of the worker there again.
 */
final class WorkerRdd extends RDD<WorkerShards> {
  private static final long serialVersionUID = 1L;

  private final RDD<byte[]> shards;
  private final int workers;
  private final int first;
  private final int shardsPerWorker;

  /**
   * Takes shards in the order of their workers, the same number for each.
   *
   * @param first the partition of the first worker's first shard
   */
  WorkerRdd(RDD<byte[]> shards, int workers, int first, int shardsPerWorker) {
    super(
        shards.sparkContext(),
        seq(List.of(new Workers(shards, first, shardsPerWorker))),
        ClassTag$.MODULE$.apply(WorkerShards.class));
    this.shards = shards;
    this.workers = workers;
    this.first = first;
    this.shardsPerWorker = shardsPerWorker;
  }

  @SuppressWarnings("unchecked") // Dependency is not covariant for javac
  private static Seq<Dependency<?>> seq(List<? extends Dependency<?>> list) {
    return (Seq<Dependency<?>>) CollectionConverters.asScala(list).toSeq();
  }

  private static final class Workers extends NarrowDependency<byte[]> {
    private static final long serialVersionUID = 1L;

    private final int first;
    private final int shardsPerWorker;

    Workers(RDD<byte[]> shards, int first, int shardsPerWorker) {
      super(shards);
      this.first = first;
      this.shardsPerWorker = shardsPerWorker;
    }

    @Override
    public Seq<Object> getParents(int worker) {
      int begin = first + worker * shardsPerWorker;
      List<Object> parents =
          IntStream.range(begin, begin + shardsPerWorker).<Object>mapToObj(i -> i).toList();
      return CollectionConverters.asScala(parents).toSeq();
    }
  }

  /** A worker, and what Spark must know to find its shards on an executor. */
  private record WorkerPartition(int index, List<Partition> shards) implements Partition {
    private static final long serialVersionUID = 1L;
  }

  @Override
  public Partition[] getPartitions() {
    List<Partition> all = List.of(shards.partitions());
    return IntStream.range(0, workers)
        .mapToObj(
            worker -> {
              int begin = first + worker * shardsPerWorker;
              return new WorkerPartition(
                  worker, List.copyOf(all.subList(begin, begin + shardsPerWorker)));
            })
        .toArray(Partition[]::new);
  }

  @Override
  public Iterator<WorkerShards> compute(Partition split, TaskContext task) {
    WorkerPartition worker = (WorkerPartition) split;
    WorkerShards access =
        new WorkerShards(
            worker.shards().size(), shard -> shards.iterator(worker.shards().get(shard), task));
    return CollectionConverters.asScala(List.of(access).iterator());
  }
}
