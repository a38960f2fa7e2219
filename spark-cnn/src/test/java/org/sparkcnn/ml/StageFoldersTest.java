package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.feature.StringIndexer;
import org.apache.spark.ml.util.MLWritable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each stage is loaded by its own class, and found by those who look for stages. */
class StageFoldersTest {
  @TempDir private Path directory;

  private static final Map<Class<?>, Function<String, ?>> LOADERS =
      Map.of(
          CnnClassifier.class, CnnClassifier::load,
          CnnRegressor.class, CnnRegressor::load,
          CnnClassificationModel.class, CnnClassificationModel::load,
          CnnRegressionModel.class, CnnRegressionModel::load,
          CnnFeaturizer.class, CnnFeaturizer::load);

  private static Map<Class<?>, MLWritable> stages() {
    Map<Class<?>, MLWritable> stages = new LinkedHashMap<>();
    stages.put(CnnClassifier.class, Cnns.quick());
    stages.put(CnnRegressor.class, Brightness.quick("mean", 1));
    stages.put(CnnClassificationModel.class, Cnns.trained());
    stages.put(CnnRegressionModel.class, Brightness.trained());
    stages.put(CnnFeaturizer.class, Cnns.trained().featurizer("2"));
    stages.put(StringIndexer.class, new StringIndexer());
    return stages;
  }

  @Test
  void aFolderOfAnotherStageIsNamedAsThat() throws IOException {
    for (Map.Entry<Class<?>, MLWritable> stage : stages().entrySet()) {
      String folder = directory.resolve(stage.getKey().getSimpleName()).toUri().toString();
      stage.getValue().save(folder);
      LOADERS.forEach(
          (kind, loader) -> {
            if (kind.equals(stage.getKey())) {
              assertThat(loader.apply(folder)).isInstanceOf(kind);
            } else {
              assertThatIllegalArgumentException()
                  .as("%s loaded as a %s", stage.getKey(), kind)
                  .isThrownBy(() -> loader.apply(folder))
                  .withMessage(
                      "%s holds a %s, which %s cannot load: use its own load",
                      folder, stage.getKey().getName(), kind.getSimpleName());
            }
          });
    }
  }

  @Test
  void allStagesAreOnTheListsThatSparkConnectReads() {
    assertThat(instances(Estimator.class)).containsExactly("CnnClassifier", "CnnRegressor");
    assertThat(instances(Transformer.class))
        .containsExactly("CnnClassificationModel", "CnnFeaturizer", "CnnRegressionModel");
  }

  private static List<String> instances(Class<?> service) {
    return ServiceLoader.load(service).stream()
        .filter(provider -> provider.type().getName().startsWith("org.sparkcnn."))
        .map(provider -> provider.get().getClass().getSimpleName())
        .toList();
  }

  @Test
  void aStageWithoutANetworkSaysSo() {
    String message = "this stage has no network: fit an estimator, or load a saved model";
    assertThatIllegalStateException()
        .isThrownBy(() -> new CnnClassificationModel().network())
        .withMessage(message);
    assertThatIllegalStateException()
        .isThrownBy(() -> new CnnFeaturizer().transform(Cnns.IMAGES.structs(3)))
        .withMessage(message);
  }
}
