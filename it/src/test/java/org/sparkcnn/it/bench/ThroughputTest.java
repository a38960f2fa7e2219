package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ThroughputTest {
  @Test
  void whatIsDoneInTheWarmUpDoesNotCount() {
    AtomicInteger calls = new AtomicInteger();

    double rate =
        Throughput.of(
            new Throughput.Window(0, 0), () -> calls.incrementAndGet() == 1 ? 1_000_000 : 0);

    assertThat(calls).hasValue(2);
    assertThat(rate).isZero();
  }

  @Test
  void threadsAddUp() throws InterruptedException, ExecutionException {
    AtomicInteger thread = new AtomicInteger();

    assertThat(Throughput.sideBySide(3, () -> Math.pow(10, thread.getAndIncrement())))
        .isEqualTo(111);
  }

  @Test
  void aThreadThatWaitsTakesNoTimeOfACore() {
    Throughput.Rate rate =
        Throughput.ofThread(
            new Throughput.Window(0, 0),
            () -> {
              LockSupport.parkNanos(100_000_000);
              return 1;
            });

    assertThat(rate.perSecond()).isLessThan(rate.perCpuSecond());
  }

  @Test
  void threadsAddUpInASecondButNotInASecondOfACore()
      throws InterruptedException, ExecutionException {
    AtomicInteger thread = new AtomicInteger();

    assertThat(
            Throughput.ofThreads(
                2,
                () -> {
                  double speed = 100 * thread.incrementAndGet();
                  return new Throughput.Rate(speed, 2 * speed);
                }))
        .isEqualTo(new Throughput.Rate(300, 300));
  }
}
