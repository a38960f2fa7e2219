package org.sparkcnn.data;

import java.io.IOException;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.RDDInfo;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Shape;

/**
 * A Spark application whose memory is too small for what it packs. It prints the number of rows,
 * how many bytes of the packed images are in memory and how many on disk, and the sum of the labels
 * that two passes over the shards find.
 */
public final class SpillRun {
  private SpillRun() {}

  /** Takes the number of rows, each of which has 256 kB of pixels. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession session =
        SharedSpark.builder("local[2]").config("spark.memory.fraction", "0.1").getOrCreate()) {
      Dataset<Row> data =
          session
              .range(0, Long.parseLong(arguments[0]), 1, 4)
              .selectExpr(
                  "named_struct('origin', '', 'height', 512, 'width', 512, 'nChannels', 1, 'mode', 0,"
                      + " 'data', cast(repeat(md5(string(id)), 8192) as binary)) as image",
                  "id % 5 as label");
      ImageColumn image =
          ImageColumn.of(
              data.schema(),
              "image",
              Shape.image(1, 512, 512),
              new ImageOptions(PixelOrder.HWC, Resize.none(), 1 << 20));
      ExampleColumns columns =
          new ExampleColumns(image, new ClassTargets("label", 5), null, HandleInvalid.ERROR, false);
      try (PackedImages packed = PackedImages.pack(data, columns, Spread.evenly(2, 1))) {
        System.out.println(packed.totalRows());
        RDDInfo[] stored = session.sparkContext().getRDDStorageInfo();
        System.out.println(Arrays.stream(stored).mapToLong(RDDInfo::memSize).sum());
        System.out.println(Arrays.stream(stored).mapToLong(RDDInfo::diskSize).sum());
        for (int pass = 0; pass < 2; pass++) {
          System.out.println(sumOfLabels(packed));
        }
      }
    }
  }

  private static long sumOfLabels(PackedImages packed) {
    return packed
        .workers()
        .map(
            worker -> {
              long sum = 0;
              for (byte[] bytes : worker.all()) {
                try (Shard shard = new Shard(bytes)) {
                  for (int i = 0; i < shard.rows(); i++) {
                    sum += shard.label(i);
                  }
                }
              }
              return sum;
            })
        .reduce(Long::sum);
  }
}
