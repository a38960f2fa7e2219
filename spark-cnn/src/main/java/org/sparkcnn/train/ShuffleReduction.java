package org.sparkcnn.train;

import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.Partitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import scala.Tuple2;

/**
 * Reduce-scatter: each worker cuts its state into slices, a shuffle brings each slice of all
 * workers to one task, which adds them up, and the driver puts the mean slices together. What the
 * driver moves and holds is one state, however many workers there are.
 *
 * <p>Spark keeps a shuffle's files until they are cleaned, so that a lost executor's part is made
 * again from its worker alone.
 */
final class ShuffleReduction implements StateReduction {
  /** Small enough to be on its way while others are added up. */
  private static final int SLICE = 1 << 20;

  /** Sends each slice to a partition of its own; keys are slice × workers + worker. */
  private static final class BySlice extends Partitioner {
    private static final long serialVersionUID = 1L;

    private final int workers;
    private final int slices;

    BySlice(int workers, int slices) {
      this.workers = workers;
      this.slices = slices;
    }

    @Override
    public int numPartitions() {
      return slices;
    }

    @Override
    public int getPartition(Object key) {
      return (Integer) key / workers;
    }
  }

  /** How a state of some length is cut. */
  private record Cut(int length, int workers, int slices) implements Serializable {
    int from(int slice) {
      return (int) ((long) length * slice / slices);
    }

    int key(int slice, int worker) {
      return slice * workers + worker;
    }
  }

  @Override
  public String work() {
    return "local steps, sum of states";
  }

  @Override
  public long collected(int workers, long stateBytes) {
    return stateBytes;
  }

  @Override
  public Reduced reduce(JavaRDD<WorkerResult> workers, int length) {
    int count = workers.getNumPartitions();
    Cut cut = new Cut(length, count, Math.max(1, Math.min(count, length / SLICE)));
    JavaPairRDD<Integer, byte[]> slices =
        workers
            .mapPartitionsWithIndex((worker, results) -> slices(cut, worker, results.next()), true)
            .mapToPair(slice -> slice)
            .repartitionAndSortWithinPartitions(
                new BySlice(count, cut.slices()), Comparator.<Integer>naturalOrder());
    try {
      List<byte[]> means =
          slices
              .mapPartitionsWithIndex(
                  (slice, states) -> List.of(mean(cut, slice, states)).iterator(), true)
              .collect();
      return together(cut, means);
    } finally {
      slices.rdd().cleanShuffleDependencies(false);
    }
  }

  private static Iterator<Tuple2<Integer, byte[]>> slices(
      Cut cut, int worker, WorkerResult result) {
    return IntStream.range(0, cut.slices())
        .mapToObj(
            slice ->
                new Tuple2<>(
                    cut.key(slice, worker), result.toBytes(cut.from(slice), cut.from(slice + 1))))
        .iterator();
  }

  /** Returns the workers' reports, then the mean of their slices if there is one. */
  private static byte[] mean(Cut cut, int slice, Iterator<Tuple2<Integer, byte[]>> states) {
    long begin = System.nanoTime();
    WeightedSum sum = new WeightedSum(cut.from(slice + 1) - cut.from(slice));
    List<WorkerReport> reports = new ArrayList<>();
    while (states.hasNext()) {
      WorkerResult result = WorkerResult.fromBytes(states.next()._2());
      sum.add(result.weight(), result.state());
      reports.add(result.report());
    }
    float[] mean = sum.hasWeight() ? sum.mean() : new float[0];
    int header = reports.stream().mapToInt(WorkerReport::bytes).sum();
    byte[] bytes = new byte[Double.BYTES + header + mean.length * Float.BYTES];
    ByteBuffer out = WorkerResult.littleEndian(bytes);
    out.putDouble(Clock.secondsSince(begin));
    reports.forEach(report -> report.write(out));
    out.asFloatBuffer().put(mean);
    return bytes;
  }

  private static Reduced together(Cut cut, List<byte[]> means) {
    long begin = System.nanoTime();
    double longest = 0;
    List<WorkerReport> reports = new ArrayList<>();
    float[] all = null;
    for (int slice = 0; slice < means.size(); slice++) {
      ByteBuffer in = WorkerResult.littleEndian(means.get(slice));
      longest = Math.max(longest, in.getDouble());
      reports.clear();
      for (int worker = 0; worker < cut.workers(); worker++) {
        reports.add(WorkerReport.read(in));
      }
      if (in.hasRemaining()) {
        all = all == null ? new float[cut.length()] : all;
        in.asFloatBuffer().get(all, cut.from(slice), in.remaining() / Float.BYTES);
      }
    }
    return new Reduced(List.copyOf(reports), all, longest + Clock.secondsSince(begin));
  }
}
