package org.sparkcnn.engine;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.ParameterTable;

/** Writes a network, its weights and its normalisation as one TorchScript module. */
final class ScoringGraph {
  /** The number of torch.float32; its name is known to Python only. */
  private static final int FLOAT32 = 6;

  private ScoringGraph() {}

  /**
   * Returns a module whose forward takes packed pixels (N, H, W, C) and gives the network's output
   * (N, outputs).
   */
  static JitModule of(Network network, FlatVector weights, InputKernel input) {
    JitModule module = new JitModule(new QualifiedName("Network"));
    module.register_buffer("scale", input.scale());
    module.register_buffer("shift", input.shift());
    List<String> names = new ArrayList<>();
    List<ParameterTable.Entry> entries = network.parameterTable().entries();
    for (int i = 0; i < entries.size(); i++) {
      Tensor value = weights.views().get(i);
      String name = "parameter" + i;
      module.register_parameter(name, value, false);
      names.add("self." + name);
    }
    module.define(source(network, names));
    module.eval();
    return module;
  }

  private static String source(Network network, List<String> names) {
    return "def forward(self, pixels):\n"
        + ("    x = torch.addcmul(self.shift, pixels.to(" + FLOAT32 + "), self.scale)\n")
        + "    v0 = x.permute([0, 3, 1, 2])\n"
        + Program.of(network).script(names);
  }
}
