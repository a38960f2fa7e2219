package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomErasing;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomResizedCrop;
import static org.sparkcnn.plan.Augmentations.randomRotation;
import static org.sparkcnn.plan.Augmentations.randomVerticalFlip;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sparkcnn.plan.Augmentation;

class AugmentationJsonTest {
  private static final List<Augmentation> ALL =
      List.of(
          randomCrop(4),
          randomResizedCrop().scale(0.5, 1),
          randomHorizontalFlip(),
          randomVerticalFlip(0.25),
          randomRotation(15),
          colorJitter(0.5, 0, 0, 0.1),
          randomErasing().value(-1));

  private static final String TEXT =
      "[{\"type\": \"RandomCrop\", \"padding\": 4}, "
          + "{\"type\": \"RandomResizedCrop\", \"scale\": [0.5, 1.0]}, "
          + "{\"type\": \"RandomHorizontalFlip\"}, "
          + "{\"type\": \"RandomVerticalFlip\", \"p\": 0.25}, "
          + "{\"type\": \"RandomRotation\", \"degrees\": [-15.0, 15.0]}, "
          + "{\"type\": \"ColorJitter\", \"brightness\": [0.5, 1.5], \"hue\": [-0.1, 0.1]}, "
          + "{\"type\": \"RandomErasing\", \"value\": -1.0}]";

  @Test
  void everyAugmentationIsWrittenForPeople() {
    assertThat(ALL.stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) Augmentation.class.getPermittedSubclasses());
    assertThat(AugmentationJson.write(ALL)).isEqualTo(TEXT);
    assertThat(AugmentationJson.write(List.of())).isEqualTo("[]");
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    assertThat(AugmentationJson.read(TEXT)).isEqualTo(ALL);
    assertThat(AugmentationJson.read("[]")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {} | expected a list [...], found {}
          [3] | [0]: expected an object {...}, found 3
          [{"padding": 4}] | [0]: missing property 'type'; found are [padding]
          [{"type": "RandomCrop"}] | [0] (RandomCrop): missing property 'padding'; found are []
          [{"type": "RandomCrop", "padding": 4}, {"type": "RandomHorizontalFlip", "p": 2}] | [1] (RandomHorizontalFlip): RandomHorizontalFlip's p must be in [0, 1], found 2.0
          [{"type": "RandomRotation", "degrees": 5}] | [0] (RandomRotation): degrees: expected a pair of numbers [low, high], found 5
          [{"type": "RandomRotation", "degrees": [5, -5]}] | [0] (RandomRotation): degrees: an interval's low must be at most its high, both finite, found [5.0, -5.0]
          """)
  void whatIsWrongIsNamedWithItsPlace(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AugmentationJson.read(json))
        .withMessage(message);
  }

  @Test
  void whatIsUnknownIsRefusedWithWhatIsKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AugmentationJson.read("[{\"type\": \"GaussianBlur\"}]"))
        .withMessageContaining("[0]: unknown type 'GaussianBlur'; known are [RandomCrop, ");
  }
}
