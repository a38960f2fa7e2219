package org.sparkcnn.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.plan.EpochRecord;
import org.sparkcnn.plan.TrainingPlan;

class TrainingListenerTest {
  private static final TrainingPlan PLAN = Trainings.plan(2, 1, 2);

  /** Writes down what it sees, and fails at one event. */
  private record Witness(List<String> events, String failsAt) implements TrainingListener {
    Witness() {
      this(new ArrayList<>(), "");
    }

    private void see(String event) {
      events.add(event);
      if (event.equals(failsAt)) {
        throw new IllegalStateException("no more disk at " + event);
      }
    }

    @Override
    public void onStart(Network network, TrainingPlan plan, long images) {
      assertThat(network).isEqualTo(Trainings.small().network());
      assertThat(plan).isEqualTo(PLAN);
      see("start with " + images);
    }

    @Override
    public void onRound(RoundRecord round) {
      see("round %d/%d of %d".formatted(round.round(), round.rounds(), round.epoch()));
    }

    @Override
    public void onEpoch(EpochRecord epoch) {
      see("epoch " + epoch.epoch());
    }

    @Override
    public void onEnd() {
      see("end");
    }
  }

  @Test
  void eventsComeInTheOrderInWhichThingsHappen() {
    Witness witness = new Witness();
    Trainings.small().train(30, PLAN, witness);
    assertThat(witness.events())
        .containsExactly(
            "start with 30",
            "round 1/2 of 1",
            "round 2/2 of 1",
            "epoch 1",
            "round 1/2 of 2",
            "round 2/2 of 2",
            "epoch 2",
            "end");
  }

  @Test
  void everyListenerSeesAnEventBeforeTheNextOne() {
    List<String> shared = new ArrayList<>();
    Trainings.small().train(10, PLAN, new Witness(shared, ""), new Witness(shared, ""));
    assertThat(shared).hasSize(12);
    for (int i = 0; i < shared.size(); i += 2) {
      assertThat(shared.get(i)).isEqualTo(shared.get(i + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"start with 30", "round 2/2 of 1", "epoch 1"})
  void afterAFailureEveryListenerSeesTheEnd(String event) {
    Witness first = new Witness();
    Witness failing = new Witness(new ArrayList<>(), event);
    assertThatThrownBy(() -> Trainings.small().train(30, PLAN, first, failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more disk at " + event);
    assertThat(first.events()).endsWith(event, "end");
    assertThat(failing.events()).endsWith(event, "end");
  }
}
