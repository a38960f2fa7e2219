package org.sparkcnn.engine;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Loss;

/**
 * A network computed layer by layer, in fp32: nothing is fused, folded, reordered, overwritten, let
 * go early or taken a shortcut with.
 */
record PlainNetwork(Network network, Weights weights, Normalization normalization) {

  /** Returns what a scoring session returns; computed in PyTorch's own order of memory. */
  float[] scores(Batch batch) {
    try (PointerScope scope = new PointerScope();
        NoGradGuard noGrad = new NoGradGuard();
        NativeOwner owner = new NativeOwner("plain network")) {
      List<Tensor> parameters = parameters(owner).stream().map(Tensor::contiguous).toList();
      Tensor input = pixels(batch, owner).contiguous();
      Tensor output = forward(false, input, parameters, null);
      return Tensors.toArray(output.contiguous());
    }
  }

  /** Returns the gradient that a new training session has, whose dropout draws from this seed. */
  float[] gradient(Batch batch, Loss loss, long seed) {
    try (PointerScope scope = new PointerScope();
        NativeOwner owner = new NativeOwner("plain network")) {
      List<Tensor> all = parameters(owner);
      List<Tensor> parameters = new ArrayList<>();
      TensorVector trained = new TensorVector();
      List<ParameterTable.Entry> entries = weights.table().entries();
      for (int i = 0; i < entries.size(); i++) {
        Tensor leaf = all.get(i).detach();
        parameters.add(leaf);
        if (entries.get(i).kind() != Kind.BUFFER) {
          leaf.set_requires_grad(true);
          trained.push_back(leaf);
        }
      }
      GeneratorOptional random = new GeneratorOptional(torch.make_generator_cpu(seed));
      Tensor output = forward(true, pixels(batch, owner), parameters, random);
      TensorVector gradients =
          torch.grad(
              new TensorVector(new LossKernel(loss, network, TensorDevice.CPU).of(output, batch)),
              trained);
      float[] flat = new float[weights.table().trainableLength()];
      int next = 0;
      for (ParameterTable.Entry entry : entries) {
        if (entry.kind() != Kind.BUFFER) {
          float[] own = Tensors.toArray(gradients.get(next).contiguous());
          System.arraycopy(own, 0, flat, entry.offset(), own.length);
          next++;
        }
      }
      return flat;
    }
  }

  private List<Tensor> parameters(NativeOwner owner) {
    FlatVector vector = FlatVector.ofAll(weights.table(), TensorDevice.CPU, owner);
    vector.copyFrom(FloatBuffer.wrap(weights.values()));
    return vector.views();
  }

  private Tensor pixels(Batch batch, NativeOwner owner) {
    InputKernel input =
        new InputKernel(
            network.input(),
            batch.type(),
            normalization,
            ScalarType.Float,
            TensorDevice.CPU,
            owner);
    return input.normalized(input.pixels(batch));
  }

  private Tensor forward(
      boolean trains, Tensor input, List<Tensor> parameters, GeneratorOptional random) {
    Map<Integer, Tensor> values = new HashMap<>();
    values.put(0, input);
    Tensor last = input;
    for (Instruction instruction : Compiler.compile(network, trains)) {
      // Max pooling that scores takes a way of its own.
      boolean pools =
          instruction instanceof Instruction.Turn<?> turn && turn.layer() instanceof MaxPool2d;
      List<Tensor> inputs = instruction.inputs().stream().map(values::get).toList();
      last =
          instruction.forward(inputs, parameters, new StepContext(random, trains || pools, false));
      values.put(instruction.output(), last);
    }
    return last;
  }
}
