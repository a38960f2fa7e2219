package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;

/** Weights as a file of tensors. */
record TensorsInMemory(Weights weights) implements TensorFile {

  @Override
  public List<Tensor> tensors() {
    return WeightsFile.tensors(weights).stream()
        .map(tensor -> new Tensor(tensor.name(), Dtype.F32.name(), tensor.shape()))
        .toList();
  }

  @Override
  public void read(List<FloatTensor> targets) {
    for (FloatTensor target : targets) {
      ParameterTable.Entry own = weights.table().find(target.name()).orElseThrow();
      System.arraycopy(
          weights.values(), own.offset(), target.values(), target.offset(), target.length());
    }
  }
}
