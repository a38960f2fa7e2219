package org.sparkcnn.plan;

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
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Defaults are torchvision's; what is out of range is refused. */
class AugmentationsTest {

  private static Interval of(double low, double high) {
    return new Interval(low, high);
  }

  @Test
  void defaultsAreThoseOfTorchvision() {
    assertThat(randomHorizontalFlip()).isEqualTo(new RandomHorizontalFlip(0.5));
    assertThat(randomVerticalFlip()).isEqualTo(new RandomVerticalFlip(0.5));
    assertThat(randomResizedCrop())
        .isEqualTo(new RandomResizedCrop(of(0.08, 1), of(0.75, 4.0 / 3)));
    assertThat(randomErasing()).isEqualTo(new RandomErasing(0.5, of(0.02, 0.33), of(0.3, 3.3), 0));
  }

  @Test
  void oneNumberStandsForAnIntervalAsInTorchvision() {
    assertThat(randomRotation(15)).isEqualTo(new RandomRotation(of(-15, 15)));
    assertThat(randomRotation(0)).isEqualTo(new RandomRotation(of(0, 0)));
    assertThat(colorJitter(0.25, 2, 0, 0.5))
        .isEqualTo(new ColorJitter(of(0.75, 1.25), of(0, 3), of(1, 1), of(-0.5, 0.5)));
  }

  @Test
  void aSettingChangesNothingElse() {
    assertThat(randomResizedCrop().scale(0.1, 0.2).ratio(1, 2))
        .isEqualTo(new RandomResizedCrop(of(0.1, 0.2), of(1, 2)));
    assertThat(randomErasing().p(1).scale(0.1, 0.2).ratio(1, 2).value(3))
        .isEqualTo(new RandomErasing(1, of(0.1, 0.2), of(1, 2), 3));
  }

  static List<Arguments> refusals() {
    return List.of(
        refusal(() -> randomCrop(-1), "RandomCrop's padding must be at least 0.0, found -1.0"),
        refusal(
            () -> randomHorizontalFlip(1.5),
            "RandomHorizontalFlip's p must be in [0, 1], found 1.5"),
        refusal(
            () -> randomVerticalFlip(-1), "RandomVerticalFlip's p must be in [0, 1], found -1.0"),
        refusal(
            () -> randomResizedCrop().scale(0, 1),
            "RandomResizedCrop's scale must be within (0, 1], found [0.0, 1.0]"),
        refusal(
            () -> randomResizedCrop().scale(0.5, 1.5),
            "RandomResizedCrop's scale must be within (0, 1], found [0.5, 1.5]"),
        refusal(
            () -> randomResizedCrop().ratio(0, 1),
            "RandomResizedCrop's ratio must be above 0.0, found 0.0"),
        refusal(
            () -> randomRotation(3, 2),
            "an interval's low must be at most its high, both finite, found [3.0, 2.0]"),
        refusal(
            () -> randomRotation(-1), "RandomRotation's degrees must be at least 0.0, found -1.0"),
        refusal(
            () -> randomRotation(0, Double.POSITIVE_INFINITY),
            "an interval's low must be at most its high, both finite, found [0.0, Infinity]"),
        refusal(
            () -> colorJitter(-1, 0, 0, 0),
            "ColorJitter's brightness must be at least 0.0, found -1.0"),
        refusal(
            () -> new ColorJitter(of(1, 1), of(-1, 1), of(1, 1), of(0, 0)),
            "ColorJitter's contrast must be at least 0.0, found -1.0"),
        refusal(
            () -> colorJitter(0, 0, Double.NaN, 0),
            "ColorJitter's saturation must be at least 0.0, found NaN"),
        refusal(
            () -> colorJitter(0, 0, 0, 0.6),
            "ColorJitter's hue must be within [-0.5, 0.5], found [-0.6, 0.6]"),
        refusal(() -> randomErasing().p(2), "RandomErasing's p must be in [0, 1], found 2.0"),
        refusal(
            () -> randomErasing().scale(0, 0.1),
            "RandomErasing's scale must be within (0, 1], found [0.0, 0.1]"),
        refusal(
            () -> randomErasing().ratio(-1, 0.1),
            "RandomErasing's ratio must be above 0.0, found -1.0"),
        refusal(
            () -> randomErasing().value(Double.NaN),
            "RandomErasing's value must be finite, found NaN"));
  }

  private static Arguments refusal(Runnable call, String message) {
    return Arguments.of(call, message);
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void aSettingOutOfRangeIsRefusedByName(Runnable call, String message) {
    assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
  }
}
