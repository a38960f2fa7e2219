package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkcnn.plan.Precision;

class AugmentationTest {
  private static final Dataset<Row> IMAGES = Cnns.IMAGES.structs(120);

  private static CnnClassifier augmented() {
    return Cnns.quick().setAugmentation(randomCrop(1), randomHorizontalFlip());
  }

  @Test
  void aFitIsReproducibleWhateverTheNumberOfPartitions() {
    String digest = Cnns.digest(augmented().fit(IMAGES));

    assertThat(Cnns.digest(augmented().fit(IMAGES.coalesce(1)))).isEqualTo(digest);
    assertThat(Cnns.digest(augmented().fit(IMAGES.repartition(7)))).isEqualTo(digest);
    assertThat(Cnns.digest(augmented().setSeed(1).fit(IMAGES))).isNotEqualTo(digest);
    assertThat(Cnns.digest(Cnns.quick().fit(IMAGES))).isNotEqualTo(digest);
  }

  @Test
  void itReachesTheRecipeInItsOrder() {
    assertThat(augmented().getAugmentation())
        .containsExactly(randomCrop(1), randomHorizontalFlip());
    assertThat(TrainingPlans.of(augmented(), 8, 1, Precision.FP32).recipe().augmentation())
        .containsExactly(randomCrop(1), randomHorizontalFlip());
  }

  @Test
  void theParamReadsLikeAList() {
    CnnClassifier cnn = augmented();

    assertThat(cnn.explainParam(cnn.augmentation()))
        .endsWith(
            "(default: [], current: [{\"type\": \"RandomCrop\", \"padding\": 1},"
                + " {\"type\": \"RandomHorizontalFlip\"}])");
  }

  @Test
  void coloursOfNumbersAreRefusedBeforeAJob() {
    Refusals.beforeAnyJob(
        Cnns.quick().setAugmentation(colorJitter(0.1, 0, 0, 0)),
        Cnns.IMAGES.vectors(30),
        "param 'augmentation' has ColorJitter, which needs images of bytes, but column 'image' has"
            + " numbers, which have no white");
  }

  @Test
  void whatIsNoAugmentationIsRefusedWithItsPlace() {
    CnnClassifier cnn = Cnns.quick();
    cnn.set(cnn.augmentation(), "[{\"type\": \"RandomCrop\", \"pading\": 1}]");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> cnn.transformSchema(IMAGES.schema()))
        .withMessage(
            "param 'augmentation': [0] (RandomCrop): unknown property 'pading'; known are"
                + " [padding]");
  }
}
