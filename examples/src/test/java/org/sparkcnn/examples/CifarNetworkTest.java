package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;

import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sparkcnn.ml.CnnClassifier;
import org.sparkcnn.network.Networks;
import org.sparkcnn.network.Shape;
import picocli.CommandLine;

class CifarNetworkTest {
  @ParameterizedTest
  @EnumSource
  void everyNetworkCanBeTrainedOnImagesOfCifarsSize(CifarNetwork network) {
    StructType schema =
        new StructType().add("image", DataTypes.BinaryType).add("label", DataTypes.IntegerType);

    CnnClassifier classifier = network.classifier(10);

    assertThat(classifier.getNetwork())
        .isEqualTo(Networks.byName(network.toString(), Shape.image(3, 32, 32), 10));
    assertThat(classifier.transformSchema(schema).fieldNames()).contains("prediction");
    assertThat(classifier.getMean()).hasSize(3);
  }

  @Test
  void theResNetsSeeCroppedAndFlippedImages() {
    assertThat(CifarNetwork.RESNET56.classifier(10).getAugmentation())
        .containsExactly(randomCrop(4), randomHorizontalFlip());
    assertThat(CifarNetwork.LENET.classifier(10).getAugmentation()).isEmpty();
  }

  @Test
  void optionsThatAreNotGivenLeaveTheNetworksSettings() {
    CnnClassifier classifier = CifarNetwork.RESNET20.classifier(10);

    parsed().applyTo(classifier);

    assertThat(classifier.getEpochs()).isEqualTo(30);
    assertThat(classifier.getBatchSize()).isEqualTo(128);
    assertThat(classifier.getLearningRate()).isEqualTo(0.2);
    assertThat(classifier.getAveragingFrequency()).isEqualTo(50);
  }

  @Test
  void optionsThatAreGivenTakeTheirPlace() {
    CnnClassifier classifier = CifarNetwork.LENET.classifier(10);

    parsed(
            "--epochs=3",
            "--batch-size=4",
            "--learning-rate=0.5",
            "--averaging-frequency=6",
            "--workers=7",
            "--precision=bf16",
            "--seed=8")
        .applyTo(classifier);

    assertThat(classifier.getEpochs()).isEqualTo(3);
    assertThat(classifier.getBatchSize()).isEqualTo(4);
    assertThat(classifier.getLearningRate()).isEqualTo(0.5);
    assertThat(classifier.getAveragingFrequency()).isEqualTo(6);
    assertThat(classifier.getOrDefault(classifier.numWorkers())).isEqualTo(7);
    assertThat(classifier.getPrecision()).isEqualTo("bf16");
    assertThat(classifier.getSeed()).isEqualTo(8);
  }

  private static TrainingOptions parsed(String... options) {
    return CommandLine.populateCommand(TrainingOptions.withoutDefaults(), options);
  }
}
