package org.sparkcnn.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.DeviceOptional;
import org.bytedeco.pytorch.ExtraFilesMap;
import org.bytedeco.pytorch.IValue;
import org.bytedeco.pytorch.IValueVector;
import org.bytedeco.pytorch.JitModule;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.golden.GoldenCase;
import org.sparkcnn.golden.GoldenCases;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Softmax;

/** What torch.jit.load reads back gives PyTorch's own probabilities. */
class TorchScriptModelTest {
  @TempDir Path folder;

  static List<GoldenCase> cases() {
    return GoldenCases.all();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void theFileGivesPyTorchsProbabilities(GoldenCase golden) {
    Path file = folder.resolve("network.pt");
    TorchScriptModel.save(
        golden.network(),
        golden.weights(),
        golden.normalization(),
        PixelType.UINT8,
        Map.of("model.json", "{}"),
        file);

    try (PointerScope scope = new PointerScope()) {
      ExtraFilesMap extra = new ExtraFilesMap();
      BytePointer name = new BytePointer("model.json");
      extra.put(name, "");
      JitModule module = torch.load(file.toString(), new DeviceOptional(), extra);
      Tensor found = module.forward(new IValueVector(new IValue(pixels(golden)))).toTensor();

      assertThat(extra.get(name).getString()).isEqualTo("{}");
      assertThat(RelativeError.of(Tensors.toArray(found.contiguous()), probabilities(golden)))
          .isLessThan(1e-5);
    }
  }

  /** The images as Python has them, (N, C, H, W). */
  private static Tensor pixels(GoldenCase golden) {
    Shape image = golden.network().input();
    long[] sizes = {golden.batch(), image.height(), image.width(), image.channels()};
    BytePointer bytes = new BytePointer(golden.pixels());
    return torch.from_blob(bytes, sizes, new TensorOptions(ScalarType.Byte)).permute(0, 3, 1, 2);
  }

  private static float[] probabilities(GoldenCase golden) {
    Tensor outputs = Tensors.of(golden.outputs()).view(golden.batch(), -1);
    boolean probable = golden.network().lastLayer().layer() instanceof Softmax;
    return Tensors.toArray(probable ? outputs : outputs.softmax(1));
  }
}
