package org.sparkcnn.engine;

import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.ExtraFilesMap;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.QualifiedName;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.natives.Natives;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Softmax;
import org.sparkcnn.network.Weights;

/**
 * Writes a trained classifier as a TorchScript file, which <a
 * href="https://docs.pytorch.org/docs/stable/generated/torch.jit.load.html">torch.jit.load</a> runs
 * without this project. Its forward takes pixels (N, C, H, W), bytes or numbers as the model was
 * trained on, normalises them and gives probabilities (N, classes).
 */
public final class TorchScriptModel {
  /** The number of torch.float32; its name is known to Python only. */
  private static final int FLOAT32 = 6;

  private TorchScriptModel() {}

  /**
   * Writes a file.
   *
   * @param network what scores
   * @param weights its weights
   * @param normalization what happens to pixels before the first layer
   * @param pixels how they are given: bytes are divided by 255
   * @param extra files by name and content, for {@code torch.jit.load(..., _extra_files=...)}
   * @param file where to; its folder exists
   */
  public static void save(
      Network network,
      Weights weights,
      Normalization normalization,
      PixelType pixels,
      Map<String, String> extra,
      Path file) {
    Natives.load();
    try (PointerScope scope = new PointerScope();
        NativeOwner owner = new NativeOwner("TorchScript module")) {
      InputKernel input =
          new InputKernel(
              network.input(), pixels, normalization, ScalarType.Float, TensorDevice.CPU, owner);
      FlatVector values = FlatVector.ofAll(network.parameterTable(), TensorDevice.CPU, owner);
      values.copyFrom(FloatBuffer.wrap(weights.values()));
      ExtraFilesMap files = new ExtraFilesMap();
      extra.forEach((name, content) -> files.put(new BytePointer(name), content));
      module(network, values, input).save(file.toString(), files);
    }
  }

  private static JitModule module(Network network, FlatVector weights, InputKernel input) {
    JitModule module = new JitModule(new QualifiedName("Network"));
    module.register_buffer("scale", perChannel(input.scale()));
    module.register_buffer("shift", perChannel(input.shift()));
    List<String> names = new ArrayList<>();
    List<ParameterTable.Entry> entries = network.parameterTable().entries();
    for (int i = 0; i < entries.size(); i++) {
      // Each tensor is written with its whole storage, which for a view is the flat vector.
      Tensor value = weights.views().get(i).contiguous().clone();
      String name = "parameter" + i;
      module.register_parameter(name, value, false);
      names.add("self." + name);
    }
    module.define(source(network, names));
    module.eval();
    return module;
  }

  private static Tensor perChannel(Tensor values) {
    return values.view(1, -1, 1, 1);
  }

  private static String source(Network network, List<String> names) {
    String scores = Program.of(Compiler.compile(network, false)).script(names);
    boolean probable = network.lastLayer().layer() instanceof Softmax;
    return "def forward(self, pixels):\n"
        + ("    v0 = torch.addcmul(self.shift, pixels.to(" + FLOAT32 + "), self.scale)\n")
        + scores
        + (probable ? "    return scores\n" : "    return torch.softmax(scores, 1)\n");
  }
}
