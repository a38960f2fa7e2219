package org.sparkcnn.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Shape;

/**
 * What must be the same wherever a kept stage is loaded: the JSON file beside its folder.
 *
 * @param stage what it is
 * @param outputs what it appends to the first images: by column, a row each; empty if it is an
 *     estimator
 */
record KeptFile(KeptStage stage, Map<String, List<double[]>> outputs) {
  /** Images that all kept stages have learnt. */
  static final TinyImages IMAGES = TinyImages.of(Shape.image(3, 16, 16), 4);

  private static final int ROWS = 8;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  static KeptFile of(PipelineStage stage) {
    return new KeptFile(KeptStage.of(stage), outputs(stage));
  }

  static KeptFile read(Path folder) {
    try {
      return JSON.readValue(file(folder).toFile(), KeptFile.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Path folder) throws IOException {
    JSON.writeValue(file(folder).toFile(), this);
  }

  private static Path file(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".json");
  }

  private static Map<String, List<double[]>> outputs(PipelineStage stage) {
    Map<String, List<double[]>> outputs = new LinkedHashMap<>();
    if (stage instanceof Transformer transformer) {
      Dataset<Row> images = IMAGES.structs(ROWS);
      Dataset<Row> rows = transformer.transform(images).drop(images.columns());
      for (String column : rows.columns()) {
        outputs.put(column, new ArrayList<>());
      }
      for (Row row : rows.collectAsList()) {
        for (String column : rows.columns()) {
          outputs.get(column).add(numbers(row.getAs(column)));
        }
      }
    }
    return outputs;
  }

  private static double[] numbers(Object value) {
    return value instanceof Vector vector
        ? vector.toArray()
        : new double[] {((Number) value).doubleValue()};
  }
}
