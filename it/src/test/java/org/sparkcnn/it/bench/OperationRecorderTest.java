package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;

/** The recorder lays out a struct of libtorch by hand; this test notices when that one changes. */
class OperationRecorderTest {
  @Test
  void seesEveryCallOfAnOperationAndTheOperationsInsideIt() {
    try (PointerScope scope = new PointerScope()) {
      Tensor input = torch.ones(2, 3).set_requires_grad(true);
      Tensor weight = torch.ones(4, 3);
      torch.linear(input, weight);
      List<OperationRecorder.Row> rows;
      try (OperationRecorder recorder = new OperationRecorder()) {
        for (int i = 0; i < 3; i++) {
          torch.linear(input, weight).sum().backward();
        }
        rows = recorder.rows();
      }
      torch.linear(input, weight);

      assertThat(rows)
          .filteredOn(row -> row.name().equals("aten::linear"))
          .singleElement()
          .satisfies(row -> assertThat(row.calls()).isEqualTo(3));
      assertThat(rows)
          .extracting(OperationRecorder.Row::name)
          .contains("aten::sum", "aten::ones_like", "SumBackward0");
      assertThat(rows).allSatisfy(row -> assertThat(row.seconds()).isBetween(0.0, 10.0));
    }
  }
}
