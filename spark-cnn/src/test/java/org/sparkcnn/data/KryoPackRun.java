package org.sparkcnn.data;

import java.io.IOException;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.SharedSpark;

/** A Spark application that packs with Kryo and prints the fingerprints. */
public final class KryoPackRun {
  private KryoPackRun() {}

  /** Takes the number of rows. */
  public static void main(String[] arguments) throws IOException {
    try (SparkSession session =
        SharedSpark.builder("local[2]")
            .config("spark.serializer", "org.apache.spark.serializer.KryoSerializer")
            .getOrCreate()) {
      int rows = Integer.parseInt(arguments[0]);
      try (PackedImages packed =
          LabelledImages.pack(LabelledImages.data(session, LabelledImages.rows(rows), 3), 2, 1)) {
        LabelledImages.fingerprints(packed).forEach(System.out::println);
      }
    }
  }
}
