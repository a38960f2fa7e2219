package org.sparkcnn.ml;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;
import org.sparkcnn.store.WeightsImport;

/**
 * The middle of exchange.py, which says how to run it: reads torchvision's state dicts by name,
 * scores images with them, and writes them as safetensors and TorchScript.
 */
public final class ExchangeRun {
  private static final Shape INPUT = Shape.image(3, 224, 224);
  private static final int CLASSES = 1000;

  /** In GoogLeNet's files, and for its training only. */
  private static final WeightsImport WITHOUT_AUXILIARY_HEADS =
      WeightsImport.exact().fresh(LayerPatterns.of("aux1", "aux2"));

  private final Path folder;
  private final Dataset<Row> images;

  private ExchangeRun(Path folder, Dataset<Row> images) {
    this.folder = folder;
    this.images = images;
  }

  /** Takes the folder that exchange.py has written to. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    try (SparkSession session = SharedSpark.builder("local[2]").getOrCreate();
        DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.pth")) {
      Dataset<Row> images =
          session.read().format("binaryFile").load(folder.resolve("images").toString());
      ExchangeRun run = new ExchangeRun(folder, images.orderBy("path"));
      for (Path file : files) {
        run.exchange(file.getFileName().toString().replace(".pth", ""));
      }
    }
  }

  private void exchange(String name) throws IOException {
    float[] pickled = score(name, ".pth").weights().values();
    CnnClassificationModel model = score(name, ".safetensors");
    System.out.printf(
        "%s: the weights of both files are %s%n",
        name, Arrays.equals(model.weights().values(), pickled) ? "equal" : "NOT EQUAL");
    model.saveWeights(file(name, ".ours.safetensors"));
    model.toTorchScript(file(name, ".ours.pt"), true);
  }

  private CnnClassificationModel score(String name, String extension) throws IOException {
    Network network = Networks.byName(name, INPUT, CLASSES);
    CnnClassificationModel model =
        CnnClassificationModel.pretrained(network, file(name, extension), WITHOUT_AUXILIARY_HEADS)
            .setImageCol("content")
            .setNormalization(Normalization.imageNet());
    List<double[]> logits = new ArrayList<>();
    for (Row row : model.transform(images).select("rawPrediction").collectAsList()) {
      logits.add(row.<Vector>getAs(0).toArray());
    }
    new ObjectMapper()
        .writeValue(folder.resolve(name + extension + ".logits.json").toFile(), logits);
    return model;
  }

  private String file(String name, String extension) {
    return folder.resolve(name + extension).toUri().toString();
  }
}
