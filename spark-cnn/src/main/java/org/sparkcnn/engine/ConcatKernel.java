package org.sparkcnn.engine;

import java.util.List;
import org.sparkcnn.network.Concat;

final class ConcatKernel implements Kernel<Concat> {
  @Override
  public int compile(Concat layer, int input, Compiler compiler) {
    List<Integer> outputs =
        layer.branches().stream().map(branch -> compiler.chain(branch, input)).toList();
    return compiler.join(Instruction.Joint.CONCATENATION, outputs);
  }
}
