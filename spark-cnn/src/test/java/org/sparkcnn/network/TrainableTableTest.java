package org.sparkcnn.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sparkcnn.network.Parameter.Kind;

class TrainableTableTest {
  private static ParameterTable.Entry entry(String name, int length, Kind kind, int offset) {
    return new ParameterTable.Entry(name, Shape.vector(length), kind, offset);
  }

  @Test
  void anOptimizersTableLeavesTheBuffersOutAndMovesNothing() {
    ParameterTable table =
        new ParameterTable(
            List.of(
                entry("0.weight", 4, Kind.WEIGHT, 0),
                entry("1.running_mean", 2, Kind.BUFFER, 6),
                entry("1.bias", 2, Kind.BIAS, 4)));

    assertThat(table.trainable().entries())
        .containsExactly(entry("0.weight", 4, Kind.WEIGHT, 0), entry("1.bias", 2, Kind.BIAS, 4));
    assertThat(table.trainable().length()).isEqualTo(table.trainableLength()).isEqualTo(6);
  }
}
