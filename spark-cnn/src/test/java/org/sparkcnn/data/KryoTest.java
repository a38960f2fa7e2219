package org.sparkcnn.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.ForkedJvm;
import org.sparkcnn.SharedSpark;

/**
 * Many clusters set Kryo for everybody, without a registrator. As the other JVM may be an executor,
 * this also shows that its shards are the same bytes.
 */
class KryoTest {
  private static final int ROWS = 50;

  @Test
  void anotherProcessWithKryoPacksTheSameBytes() throws Exception {
    List<String> withKryo;
    try (ForkedJvm jvm =
        ForkedJvm.start(ForkedJvm.sparkOptions(), KryoPackRun.class, Integer.toString(ROWS))) {
      withKryo = jvm.readLines();
      assertThat(jvm.end()).as("exit status").isZero();
    }

    try (PackedImages packed =
        LabelledImages.pack(
            LabelledImages.data(SharedSpark.session(), LabelledImages.rows(ROWS), 2), 2, 1)) {
      assertThat(withKryo).isEqualTo(LabelledImages.fingerprints(packed));
    }
  }
}
