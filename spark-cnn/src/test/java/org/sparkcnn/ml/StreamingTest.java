package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.SharedSpark;

/** A streaming query scores what arrives, batch after batch. */
class StreamingTest {
  private static final CnnClassificationModel MODEL = Cnns.trained();

  @TempDir Path folder;

  private void arrive(int from, int to) {
    Cnns.IMAGES
        .structs(to)
        .where("id >= " + from)
        .write()
        .mode(SaveMode.Append)
        .parquet(folder.resolve("in").toString());
  }

  private StreamingQuery query() throws Exception {
    Dataset<Row> stream =
        SharedSpark.session()
            .readStream()
            .schema(Cnns.IMAGES.structs(1).schema())
            .parquet(folder.resolve("in").toString());
    Dataset<Row> scored = MODEL.transform(stream);
    assertThat(scored.isStreaming()).isTrue();
    return scored
        .select("id", "prediction")
        .writeStream()
        .format("parquet")
        .option("checkpointLocation", folder.resolve("checkpoint").toString())
        .start(folder.resolve("out").toString());
  }

  @Test
  void itsPredictionsAreThoseOfABatchQuery() throws Exception {
    arrive(0, 7);
    StreamingQuery query = query();
    try {
      query.processAllAvailable();
      arrive(7, 20);
      query.processAllAvailable();
    } finally {
      query.stop();
    }
    List<Row> streamed =
        SharedSpark.session()
            .read()
            .parquet(folder.resolve("out").toString())
            .orderBy("id")
            .collectAsList();
    assertThat(streamed)
        .isEqualTo(
            MODEL
                .transform(Cnns.IMAGES.structs(20))
                .select("id", "prediction")
                .orderBy("id")
                .collectAsList());
  }
}
