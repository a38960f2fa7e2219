package org.sparkcnn.train;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.sparkcnn.ResidentSize;

/**
 * What an application on one JVM holds after a round.
 *
 * @param round how many rounds are over
 * @param stateBlocks blocks of broadcasts as large as a state, before the garbage collector ran
 * @param shuffleFiles files of the block manager, before the garbage collector ran
 * @param heap kilobytes of objects in use
 * @param resident kilobytes of the process
 * @param broadcastBlocks blocks of broadcasts of any size, Spark's own too
 * @param files of the block manager
 * @param descriptors open files of the process
 */
record RoundUsage(
    long round,
    long stateBlocks,
    long shuffleFiles,
    long heap,
    long resident,
    long broadcastBlocks,
    long files,
    long descriptors) {
  /** Far more than the tasks that Spark broadcasts. */
  private static final long STATE_BYTES = 100_000;

  /**
   * Looks, lets the garbage collector run, and looks again: Spark removes the broadcasts and
   * shuffles that nobody refers to any more when their references are found, so what is not removed
   * by the one who made it shows before, and what is never removed shows after.
   */
  static RoundUsage now(long round) throws IOException, InterruptedException {
    long states = broadcasts(STATE_BYTES);
    long shuffleFiles = diskFiles();
    System.gc();
    letSparkCleanUp();
    System.gc();
    return new RoundUsage(
        round,
        states,
        shuffleFiles,
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 10,
        ResidentSize.kilobytes(),
        broadcasts(0),
        diskFiles(),
        ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
            .getOpenFileDescriptorCount());
  }

  /** Waits until its cleaner's thread removes no more. */
  private static void letSparkCleanUp() throws InterruptedException {
    long before;
    long now = broadcasts(0) + diskFiles();
    do {
      before = now;
      Thread.sleep(50);
      now = broadcasts(0) + diskFiles();
    } while (now < before);
  }

  private static long broadcasts(long bytes) {
    BlockManager blocks = SparkEnv.get().blockManager();
    return blocks
        .getMatchingBlockIds(BlockId::isBroadcast)
        .count(
            id -> blocks.getStatus(id).exists(block -> block.memSize() + block.diskSize() > bytes));
  }

  private static long diskFiles() {
    return SparkEnv.get().blockManager().diskBlockManager().getAllFiles().size();
  }

  /** Returns it as a line of numbers. */
  String print() {
    return LongStream.of(
            round, stateBlocks, shuffleFiles, heap, resident, broadcastBlocks, files, descriptors)
        .mapToObj(Long::toString)
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  static RoundUsage parse(String line) {
    long[] n = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
    return new RoundUsage(n[0], n[1], n[2], n[3], n[4], n[5], n[6], n[7]);
  }
}
