package org.sparkcnn.ml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.sparkcnn.TinyImages;

/** Rows that stay with the partition that they are in. */
class RepartitionTest {
  private static final Dataset<Row> IMAGES = TinyImages.small().structs(60).repartition(3);

  private static CnnClassifier inPlace() {
    CnnClassifier classifier = Cnns.quick().setRepartition(false).setEpochs(2);
    classifier.clear(classifier.numWorkers());
    return classifier;
  }

  @Test
  void everyPartitionIsAWorkers() {
    float[] placed = inPlace().fit(IMAGES).weights().values();
    assertThat(inPlace().setNumWorkers(3).fit(IMAGES).weights().values()).isEqualTo(placed);
    assertThat(inPlace().fit(IMAGES.coalesce(1)).weights().values()).isNotEqualTo(placed);
    assertThat(inPlace().setRepartition(true).setNumWorkers(3).fit(IMAGES).weights().values())
        .isNotEqualTo(placed);
  }

  @Test
  void anEmptyPartitionIsAWorkerWithoutWork() {
    Dataset<Row> withAnEmptyOne = IMAGES.union(IMAGES.limit(0));
    assertThat(inPlace().fit(withAnEmptyOne).history()).hasSize(2);
  }

  @Test
  void anotherNumberOfWorkersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> inPlace().setNumWorkers(2).fit(IMAGES))
        .withMessageStartingWith("param 'numWorkers' is 2, but the DataFrame has 3 partitions");
  }
}
