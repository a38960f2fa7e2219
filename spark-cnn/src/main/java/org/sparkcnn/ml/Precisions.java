package org.sparkcnn.ml;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.apache.spark.api.java.JavaSparkContext;
import org.sparkcnn.natives.Processor;
import org.sparkcnn.plan.Precision;
import org.sparkcnn.train.JobDescription;

/** The values of the param precision. */
final class Precisions {
  private Precisions() {}

  static List<String> names() {
    return Arrays.stream(Precision.values()).map(Precisions::name).toList();
  }

  static String name(Precision precision) {
    return precision.name().toLowerCase(Locale.ROOT);
  }

  static Precision of(HasImageParams<?> params) {
    return Precision.valueOf(params.getPrecision().toUpperCase(Locale.ROOT));
  }

  /**
   * Returns what AUTO stands for on this cluster: all workers must compute with the same numbers.
   * It asks as many tasks as there are workers.
   */
  static Precision resolved(Precision precision, JavaSparkContext spark, int workers) {
    if (precision != Precision.AUTO) {
      return precision;
    }
    try (JobDescription described = JobDescription.of(spark, "do all executors compute in bf16?")) {
      boolean everywhere =
          spark
              .parallelize(Collections.nCopies(workers, 0), workers)
              .map(worker -> Processor.computesInBf16())
              .reduce(Boolean::logicalAnd);
      return everywhere ? Precision.BF16 : Precision.FP32;
    }
  }
}
