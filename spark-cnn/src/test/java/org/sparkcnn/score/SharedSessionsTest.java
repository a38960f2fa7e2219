package org.sparkcnn.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;
import org.sparkcnn.engine.Batch;
import org.sparkcnn.engine.Device;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;

class SharedSessionsTest {
  private static final TinyImages IMAGES = TinyImages.small();
  private final ScoringModel model = ScoringModels.of(IMAGES, 1);

  private static float[] score(ScoringSession session) {
    try (Batch batch = new Batch(IMAGES.shape(), PixelType.UINT8, 1)) {
      batch.add(ByteBuffer.wrap(IMAGES.pixels(0)));
      return session.score(batch, Device.cpu(1));
    }
  }

  private static void awaitNoneOpen(SharedSessions sessions) throws InterruptedException {
    for (int i = 0; i < 100 && sessions.open() > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(sessions.open()).isZero();
  }

  @Test
  void twoLeasesOfAModelShareASession() {
    SharedSessions sessions = new SharedSessions(60);
    try (SharedSessions.Lease one = sessions.lease(model);
        SharedSessions.Lease other = sessions.lease(model)) {
      assertThat(one.session()).isSameAs(other.session());
      assertThat(sessions.open()).isEqualTo(1);
      assertThat(sessions.leases()).isEqualTo(2);
    }
    assertThat(sessions.leases()).isZero();
  }

  @Test
  void tasksThatBeginTogetherShareASessionToo() throws Exception {
    SharedSessions sessions = new SharedSessions(60);
    ExecutorService tasks = Executors.newFixedThreadPool(4);
    try {
      Callable<ScoringSession> task = () -> sessions.lease(model).session();
      for (Future<ScoringSession> session : tasks.invokeAll(List.of(task, task, task, task))) {
        assertThat(session.get()).isSameAs(sessions.lease(model).session());
      }
    } finally {
      tasks.shutdown();
    }
  }

  @Test
  void otherWeightsAnotherNormalizationOrAveragedFlipsNeedAnotherSession() {
    SharedSessions sessions = new SharedSessions(60);
    ScoringModel otherWeights = ScoringModels.of(IMAGES, 2);
    ScoringModel otherNormalization =
        new ScoringModel(
            model.network(),
            new Normalization(List.of(0.5), List.of(1.0)),
            model.pixels(),
            model.precision(),
            model.averagesFlips(),
            model.weights());
    ScoringModel averagesFlips =
        new ScoringModel(
            model.network(),
            model.normalization(),
            model.pixels(),
            model.precision(),
            true,
            model.weights());
    try (SharedSessions.Lease one = sessions.lease(model);
        SharedSessions.Lease two = sessions.lease(otherWeights);
        SharedSessions.Lease three = sessions.lease(otherNormalization);
        SharedSessions.Lease four = sessions.lease(averagesFlips)) {
      assertThat(sessions.open()).isEqualTo(4);
      assertThat(score(two.session())).isNotEqualTo(score(one.session()));
      assertThat(score(three.session())).isNotEqualTo(score(one.session()));
      assertThat(score(four.session())).isNotEqualTo(score(one.session()));
    }
  }

  @Test
  void aSessionIsClosedSomeTimeAfterItsLastLease() throws InterruptedException {
    SharedSessions sessions = new SharedSessions(0.05);
    SharedSessions.Lease lease = sessions.lease(model);
    assertThat(score(lease.session())).hasSize(3);
    lease.close();
    awaitNoneOpen(sessions);
    assertThatIllegalStateException()
        .isThrownBy(() -> score(lease.session()))
        .withMessage("this scoring session is closed");
  }

  @Test
  void aSessionIsNotClosedWhileItIsLeased() throws InterruptedException {
    SharedSessions sessions = new SharedSessions(0.05);
    try (SharedSessions.Lease lease = sessions.lease(model)) {
      sessions.lease(model).close();
      Thread.sleep(200);
      assertThat(sessions.open()).isEqualTo(1);
      assertThat(score(lease.session())).hasSize(3);
    }
    awaitNoneOpen(sessions);
  }

  @Test
  void aSessionThatIsLeasedAgainInTimeStaysOpen() throws InterruptedException {
    SharedSessions sessions = new SharedSessions(0.5);
    SharedSessions.Lease first = sessions.lease(model);
    first.close();
    try (SharedSessions.Lease second = sessions.lease(model)) {
      Thread.sleep(800);
      assertThat(second.session()).isSameAs(first.session());
      assertThat(score(second.session())).hasSize(3);
    }
  }

  @Test
  void aLeaseMayBeClosedTwice() throws InterruptedException {
    SharedSessions sessions = new SharedSessions(0.05);
    SharedSessions.Lease one = sessions.lease(model);
    try (SharedSessions.Lease other = sessions.lease(model)) {
      one.close();
      one.close();
      assertThat(sessions.leases()).isEqualTo(1);
      Thread.sleep(200);
      assertThat(score(other.session())).hasSize(3);
    }
    awaitNoneOpen(sessions);
  }

  @Test
  void aModelThatCannotBeBuiltLeavesNothingBehind() {
    SharedSessions sessions = new SharedSessions(60);
    ScoringModel broken =
        new ScoringModel(
            TinyImages.of(IMAGES.shape(), 4).network(),
            model.normalization(),
            model.pixels(),
            model.precision(),
            model.averagesFlips(),
            model.weights());
    assertThatThrownBy(() -> sessions.lease(broken))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the network has 300 parameters, but 235 values were given");
    assertThat(sessions.open()).isZero();
  }
}
