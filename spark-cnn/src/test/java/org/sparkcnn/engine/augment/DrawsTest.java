package org.sparkcnn.engine.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.sparkcnn.plan.Augmentations.colorJitter;
import static org.sparkcnn.plan.Augmentations.randomCrop;
import static org.sparkcnn.plan.Augmentations.randomErasing;
import static org.sparkcnn.plan.Augmentations.randomHorizontalFlip;
import static org.sparkcnn.plan.Augmentations.randomResizedCrop;
import static org.sparkcnn.plan.Augmentations.randomRotation;
import static org.sparkcnn.plan.Augmentations.randomVerticalFlip;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.plan.Augmentation;
import org.sparkcnn.plan.RandomErasing;
import org.sparkcnn.plan.RandomResizedCrop;

/** What is drawn, counted over many draws with a fixed seed. */
class DrawsTest {
  private static final int DRAWS = 20_000;
  private static final Shape IMAGE = Shape.image(3, 1000, 800);
  private static final Normalization NORMALIZATION =
      new Normalization(List.of(0.4, 0.5, 0.6), List.of(0.1, 0.2, 0.3));

  private static List<List<Change>> draws(Shape image, Augmentation augmentation) {
    Draws draws = new Draws(image, PixelType.UINT8, NORMALIZATION);
    SplittableRandom random = new SplittableRandom(1);
    List<List<Change>> drawn = new ArrayList<>();
    for (int i = 0; i < DRAWS; i++) {
      drawn.add(draws.draw(augmentation, random));
    }
    return drawn;
  }

  private static <C extends Change> List<C> only(Class<C> kind, Augmentation augmentation) {
    return draws(IMAGE, augmentation).stream().flatMap(List::stream).map(kind::cast).toList();
  }

  private static <T> double mean(Collection<T> drawn, ToDoubleFunction<T> value) {
    return drawn.stream().mapToDouble(value).average().orElseThrow();
  }

  /** Expects that values fill an interval evenly: its ends, its middle, its quarters. */
  private static <T> void assertUniform(
      Collection<T> drawn, ToDoubleFunction<T> value, double low, double high) {
    double width = high - low;
    double[] sorted = drawn.stream().mapToDouble(value).sorted().toArray();
    for (int quarter = 0; quarter <= 4; quarter++) {
      int index = quarter * (sorted.length - 1) / 4;
      assertThat(sorted[index])
          .as("quartile %d", quarter)
          .isCloseTo(low + width * quarter / 4, within(0.02 * width));
    }
    assertThat(sorted[0]).isGreaterThanOrEqualTo(low);
    assertThat(sorted[sorted.length - 1]).isLessThanOrEqualTo(high);
  }

  @Test
  void everyAugmentationIsDrawn() {
    List<Augmentation> all =
        List.of(
            randomCrop(1),
            randomResizedCrop(),
            randomHorizontalFlip(1),
            randomVerticalFlip(1),
            randomRotation(1),
            colorJitter(1, 1, 1, 0.5),
            randomErasing().p(1));

    assertThat(all.stream().<Object>map(Object::getClass))
        .containsExactlyInAnyOrder((Object[]) Augmentation.class.getPermittedSubclasses());
    all.forEach(each -> assertThat(draws(IMAGE, each)).anyMatch(changes -> !changes.isEmpty()));
  }

  @Test
  void everyPlaceOfAWindowIsAsLikely() {
    Map<Crop, Long> places =
        only(Crop.class, randomCrop(2)).stream()
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

    assertThat(places).hasSize(25);
    assertThat(places.keySet())
        .allMatch(crop -> Math.abs(crop.top()) <= 2 && Math.abs(crop.left()) <= 2);
    assertThat(places.values())
        .allSatisfy(count -> assertThat(count).isBetween(DRAWS / 25 - 100L, DRAWS / 25 + 100L));
  }

  @Test
  void flipsHappenWithTheirProbability() {
    for (double p : new double[] {0, 0.2, 0.5, 1}) {
      assertThat(only(HorizontalFlip.class, randomHorizontalFlip(p)).size() / (double) DRAWS)
          .isCloseTo(p, within(0.05 * p * (1 - p)));
      assertThat(only(VerticalFlip.class, randomVerticalFlip(p)).size() / (double) DRAWS)
          .isCloseTo(p, within(0.05 * p * (1 - p)));
    }
  }

  @Test
  void anglesFillTheirInterval() {
    assertUniform(only(Rotation.class, randomRotation(-10, 30)), Rotation::degrees, -10, 30);
  }

  @Test
  void resizedCropsHaveTheAreaAndTheShapeThatWereAskedFor() {
    RandomResizedCrop crop = randomResizedCrop().scale(0.2, 0.4).ratio(0.5, 2);
    List<Box> boxes = only(ResizedCrop.class, crop).stream().map(ResizedCrop::box).toList();

    assertThat(boxes).allMatch(DrawsTest::isWithin);
    assertUniform(boxes, box -> box.height() * box.width() / 800_000.0, 0.1995, 0.4005);
    assertUniform(boxes, box -> Math.log((double) box.width() / box.height()), -0.71, 0.71);
    assertUniform(boxes, box -> box.top() / (double) (IMAGE.height() - box.height()), 0, 1);
    assertUniform(boxes, box -> box.left() / (double) (IMAGE.width() - box.width()), 0, 1);
  }

  private static boolean isWithin(Box box) {
    return box.top() >= 0
        && box.left() >= 0
        && box.height() > 0
        && box.width() > 0
        && box.top() + box.height() <= IMAGE.height()
        && box.left() + box.width() <= IMAGE.width();
  }

  @Test
  void whereNoShapeFitsTheLargestCentredOneIsTaken() {
    assertThat(only(ResizedCrop.class, randomResizedCrop().scale(1, 1).ratio(2, 3)))
        .containsOnly(new ResizedCrop(new Box(300, 0, 400, 800)));
    assertThat(only(ResizedCrop.class, randomResizedCrop().scale(1, 1).ratio(0.2, 0.25)))
        .containsOnly(new ResizedCrop(new Box(0, 275, 1000, 250)));
    assertThat(only(ResizedCrop.class, randomResizedCrop().scale(1, 1).ratio(0.8, 0.8)))
        .containsOnly(new ResizedCrop(new Box(0, 0, 1000, 800)));
  }

  @Test
  void factorsFillTheirIntervalsAndComeInEveryOrder() {
    List<List<Change>> drawn = draws(IMAGE, colorJitter(0.4, 1.5, 0.2, 0.1));

    assertUniform(of(Brightness.class, drawn), Brightness::factor, 0.6 - 1e-6, 1.4 + 1e-6);
    assertUniform(of(Contrast.class, drawn), Contrast::factor, 0, 2.5);
    assertUniform(of(Saturation.class, drawn), Saturation::factor, 0.8 - 1e-6, 1.2 + 1e-6);
    assertUniform(of(Hue.class, drawn), Hue::turns, -0.1 - 1e-6, 0.1 + 1e-6);
    Map<List<String>, Long> orders =
        drawn.stream()
            .map(changes -> changes.stream().map(c -> c.getClass().getSimpleName()).toList())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(orders).hasSize(24);
    assertThat(orders.values())
        .allSatisfy(count -> assertThat(count).isBetween(DRAWS / 24 - 100L, DRAWS / 24 + 100L));
  }

  private static <C extends Change> List<C> of(Class<C> kind, List<List<Change>> drawn) {
    return drawn.stream()
        .map(changes -> changes.stream().filter(kind::isInstance).map(kind::cast).toList())
        .peek(changes -> assertThat(changes).hasSize(1))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void whatWouldChangeNoColourIsLeftOut() {
    assertThat(draws(IMAGE, colorJitter(0, 0, 0, 0))).containsOnly(List.of());
    assertThat(only(Contrast.class, colorJitter(0, 0.5, 0, 0))).hasSize(DRAWS);
  }

  @Test
  void erasuresHaveTheProbabilityTheAreaAndTheShapeThatWereAskedFor() {
    RandomErasing erasing = randomErasing().p(0.25).scale(0.1, 0.2).ratio(0.4, 2);
    List<Erasure> erasures = only(Erasure.class, erasing);
    List<Box> boxes = erasures.stream().map(Erasure::box).toList();

    assertThat(erasures.size() / (double) DRAWS).isCloseTo(0.25, within(0.01));
    assertThat(boxes).allMatch(DrawsTest::isWithin);
    assertUniform(boxes, box -> box.height() * box.width() / 800_000.0, 0.0995, 0.2005);
    assertUniform(
        boxes,
        box -> Math.log((double) box.height() / box.width()),
        Math.log(0.4) - 0.02,
        Math.log(2) + 0.02);
    assertThat(mean(boxes, box -> box.left() / (double) (IMAGE.width() - box.width())))
        .isCloseTo(0.5, within(0.02));
  }

  @Test
  void theFillingIsWhatTheNormalisationTakesToTheValue() {
    assertThat(only(Erasure.class, randomErasing().p(1)))
        .allMatch(erasure -> erasure.filling().equals(List.of(102f, 127.5f, 153f)));
    assertThat(only(Erasure.class, randomErasing().p(1).value(2)))
        .allMatch(erasure -> erasure.filling().equals(List.of(153f, 229.5f, 306f)));
  }

  @Test
  void anErasureLeavesSomethingOfTheImage() {
    RandomErasing all = randomErasing().p(1).scale(1, 1).ratio(0.8, 1.25);
    assertThat(draws(IMAGE, all)).containsOnly(List.of());
    assertThat(draws(Shape.image(1, 1, 1), randomErasing().p(1))).containsOnly(List.of());
  }
}
