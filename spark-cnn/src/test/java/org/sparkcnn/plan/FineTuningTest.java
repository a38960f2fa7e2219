package org.sparkcnn.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sparkcnn.plan.FineTuning.Statistics;

/** What is frozen and how fast the rest learns: defaults, settings, and what is refused. */
class FineTuningTest {

  @Test
  void byDefaultAllParametersAreTrainedAlike() {
    assertThat(FineTuning.none())
        .isEqualTo(new FineTuning(List.of(), Map.of(), Statistics.FROZEN_LAYERS));
  }

  @Test
  void aSettingChangesNothingElse() {
    assertThat(
            FineTuning.none()
                .freeze("*")
                .rateFactor("layer4", 0.1)
                .statistics(Statistics.ALL)
                .freeze("!fc", "!layer4"))
        .isEqualTo(
            new FineTuning(List.of("*", "!fc", "!layer4"), Map.of("layer4", 0.1), Statistics.ALL));
  }

  @Test
  void theFactorsKeepTheirOrderWhereTheLastDecides() {
    FineTuning tuning = FineTuning.none().rateFactor("z", 1).rateFactor("a", 2).rateFactor("z", 3);

    assertThat(tuning.rateFactors().keySet()).containsExactly("a", "z");
    assertThat(tuning.rateFactors()).containsEntry("z", 3.0);
  }

  @Test
  void theFactorsAreCopied() {
    Map<String, Double> factors = new LinkedHashMap<>(Map.of("fc", 2.0));
    FineTuning tuning = new FineTuning(List.of(), factors, Statistics.NONE);
    factors.put("conv1", 3.0);

    assertThat(tuning.rateFactors()).containsOnlyKeys("fc");
  }

  @Test
  void aFactorThatIsNoFactorIsRefusedWithItsPattern() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FineTuning.none().rateFactor("fc", 0))
        .withMessage("the factor of the learning rate of 'fc' must be above 0.0, found 0.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FineTuning.none().rateFactor("!fc", 2))
        .withMessage("a factor of the learning rate is for what a pattern names, found '!fc'");
  }
}
