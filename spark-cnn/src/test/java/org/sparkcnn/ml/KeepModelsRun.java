package org.sparkcnn.ml;

import static org.sparkcnn.network.Layers.adaptiveAvgPool2d;
import static org.sparkcnn.network.Layers.avgPool2d;
import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.concat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.convTranspose2d;
import static org.sparkcnn.network.Layers.dropout;
import static org.sparkcnn.network.Layers.dropout2d;
import static org.sparkcnn.network.Layers.elu;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.gelu;
import static org.sparkcnn.network.Layers.groupNorm;
import static org.sparkcnn.network.Layers.hardswish;
import static org.sparkcnn.network.Layers.leakyRelu;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.relu6;
import static org.sparkcnn.network.Layers.residual;
import static org.sparkcnn.network.Layers.sequential;
import static org.sparkcnn.network.Layers.sigmoid;
import static org.sparkcnn.network.Layers.silu;
import static org.sparkcnn.network.Layers.softmax;
import static org.sparkcnn.network.Layers.subsample;
import static org.sparkcnn.network.Layers.tanh;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.sparkcnn.SharedSpark;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentations;

/**
 * Writes a stage of each kind, for {@link KeptModelsTest} to find it as it was in all later
 * versions. Run by hand when a version changes what is saved, into a folder of its own; between
 * them the stages have every kind of layer.
 *
 * <pre>
 * mvn -q -pl spark-cnn test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java @conf/java17.options \
 *     -cp spark-cnn/target/test-classes:spark-cnn/target/classes:$(cat spark-cnn/target/classpath) \
 *     org.sparkcnn.ml.KeepModelsRun spark-cnn/src/test/resources/models/VERSION
 * </pre>
 */
public final class KeepModelsRun {
  private static final Shape INPUT = KeptFile.IMAGES.shape();
  private static final int CLASSES = KeptFile.IMAGES.classes();

  private final Path folder;

  private KeepModelsRun(Path folder) {
    this.folder = folder;
  }

  /** Takes the folder, which must not exist. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    if (Files.exists(folder)) {
      throw new FileAlreadyExistsException(folder + ": what is kept is not changed");
    }
    try (SparkSession session = SharedSpark.session()) {
      new KeepModelsRun(folder).keepAll(KeptFile.IMAGES.structs(160));
    }
  }

  private void keepAll(Dataset<Row> images) throws IOException {
    CnnClassificationModel classification = classifier().fit(images);
    classification.setClassNames("north-west", "north-east", "south-west", "south-east");
    keep("classification-model", classification);
    keep("featurizer", classification.featurizer("flatten").setOutputCol("flat"));
    keep("tuning-classifier", tuning(classification));
    keep("regression-model", regressor().fit(images));
    keep("regressor", regressor());
  }

  private <S extends PipelineStage & MLWritable> void keep(String name, S stage)
      throws IOException {
    Path target = folder.resolve(name);
    stage.save(target.toUri().toString());
    KeptFile.of(stage).write(target);
    try (Stream<Path> files = Files.walk(target)) {
      for (Path file : files.filter(KeepModelsRun::isNotNeeded).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Hadoop's checksums and marks, which nobody needs who reads. */
  private static boolean isNotNeeded(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".crc") || name.equals("_SUCCESS");
  }

  private static Network network() {
    return new Network(
        INPUT,
        List.of(
            conv2d(8, 3).padding(1).withoutBias().named("conv"),
            batchNorm().named("norm"),
            relu().named("relu"),
            residual(conv2d(8, 3).padding(1).groups(2), batchNorm())
                .activation(relu())
                .named("same"),
            maxPool2d(2).named("pool"),
            residual(conv2d(12, 3).padding(1).stride(2))
                .shortcut(subsample(12, 2))
                .named("smaller"),
            dropout2d(0.05).named("drop2d"),
            concat(
                    sequential(conv2d(2, 1), elu()),
                    sequential(conv2d(2, 1), gelu()),
                    sequential(conv2d(2, 1), hardswish()),
                    sequential(conv2d(2, 1), leakyRelu(0.1)),
                    sequential(conv2d(2, 1), relu6()),
                    sequential(conv2d(2, 1), sigmoid()),
                    sequential(conv2d(2, 1), silu()),
                    sequential(conv2d(2, 1), tanh()))
                .named("branches"),
            groupNorm(4).named("groups"),
            convTranspose2d(6, 2).stride(2).named("up"),
            avgPool2d(3).stride(1).padding(1).named("smooth"),
            adaptiveAvgPool2d(2).named("avgpool"),
            flatten().named("flatten"),
            dropout(0.1).named("drop"),
            linear(CLASSES).named("fc")));
  }

  private static CnnClassifier classifier() {
    return new CnnClassifier()
        .setNetwork(network())
        .setNormalization(new Normalization(List.of(0.3, 0.4, 0.5), List.of(0.25, 0.5, 0.75)))
        .setLearningRate(0.003)
        .setBatchSize(8)
        .setEpochs(5)
        .setNumWorkers(2)
        .setSeed(6)
        .setValidationFraction(0.25)
        // All are right before the last epoch, whose weights are not the model's then.
        .setValidationMetric("accuracy")
        .setThresholds(1, 2, 1, 0.5);
  }

  private static CnnClassifier tuning(CnnClassificationModel model) {
    return model
        .toEstimator()
        .setFrozenLayers("*", "!fc")
        .setFreshLayers("fc")
        .setAugmentation(Augmentations.randomCrop(1), Augmentations.randomHorizontalFlip())
        .setSchedule("multiStep")
        .setMilestones(2, 3)
        .setClassWeights(1, 2, 0.5, 1)
        .setPrecision("auto")
        .setSeed(Long.MAX_VALUE);
  }

  private static CnnRegressor regressor() {
    return new CnnRegressor()
        .setNetwork(
            Network.of(
                INPUT,
                conv2d(4, 5).stride(2).padding(2),
                relu(),
                avgPool2d(4),
                flatten(),
                linear(6),
                softmax(),
                linear(1)))
        .setLearningRate(0.02)
        .setBatchSize(8)
        .setEpochs(3)
        .setNumWorkers(1)
        .setSeed(6)
        .setLoss("l1");
  }
}
