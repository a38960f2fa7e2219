package org.sparkcnn.it.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.sparkcnn.network.Activation;
import org.sparkcnn.network.AdaptiveAvgPool2d;
import org.sparkcnn.network.BatchNorm;
import org.sparkcnn.network.Concat;
import org.sparkcnn.network.Conv2d;
import org.sparkcnn.network.Dropout;
import org.sparkcnn.network.Flatten;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Linear;
import org.sparkcnn.network.MaxPool2d;
import org.sparkcnn.network.NamedLayer;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Residual;
import org.sparkcnn.network.Sequential;
import org.sparkcnn.network.Subsample;
import org.sparkcnn.network.Weights;

/**
 * A network as plain PyTorch runs it: the module's operations one after the other, NCHW, fp32, each
 * parameter a tensor of its own, gradients from autograd.
 */
final class EagerNetwork {
  private static final long[] ONE = {1, 1};

  private final Network network;
  private final boolean inPlace;
  private final Map<String, Tensor> values = new LinkedHashMap<>();
  private final TensorVector parameters = new TensorVector();

  /**
   * Copies the weights.
   *
   * @param inPlace whether activations are written as {@code ReLU(inplace=True)}
   */
  EagerNetwork(Network network, Weights weights, boolean inPlace) {
    this.network = network;
    this.inPlace = inPlace;
    for (ParameterTable.Entry entry : weights.table().entries()) {
      Tensor value = Pixels.tensor(weights.values(entry.name()), entry.shape().toLongs());
      values.put(entry.name(), value);
      if (entry.kind() != Parameter.Kind.BUFFER) {
        parameters.push_back(value.set_requires_grad(true));
      }
    }
  }

  /** Returns what an optimizer trains. */
  TensorVector parameters() {
    return parameters;
  }

  /** Returns a parameter or running statistic by its state_dict name. */
  Tensor value(String name) {
    return values.get(name);
  }

  /**
   * Returns the network's output (N, outputs).
   *
   * @param images (N, C, H, W), normalised
   * @param training as {@code module.train()} or {@code module.eval()}
   */
  Tensor forward(Tensor images, boolean training) {
    return chain("", network.layers(), images, training);
  }

  private Tensor chain(String prefix, List<NamedLayer> layers, Tensor input, boolean training) {
    Tensor x = input;
    for (NamedLayer named : layers) {
      x = layer(prefix + named.name() + ".", named.layer(), x, training);
    }
    return x;
  }

  private Tensor layer(String prefix, Layer layer, Tensor x, boolean training) {
    if (layer instanceof Conv2d conv) {
      return convolution(prefix, conv, x);
    } else if (layer instanceof BatchNorm norm) {
      return batchNorm(prefix, norm, x, training);
    } else if (layer instanceof Activation activation) {
      return activation(activation.function(), x);
    } else if (layer instanceof MaxPool2d pool) {
      return torch.max_pool2d(
          x,
          pool.kernel().toLongs(),
          pool.stride().toLongs(),
          pool.padding().toLongs(),
          ONE,
          pool.ceilMode());
    } else if (layer instanceof AdaptiveAvgPool2d pool) {
      return torch.adaptive_avg_pool2d(x, pool.size().toLongs());
    } else if (layer instanceof Flatten) {
      return x.flatten(1, -1);
    } else if (layer instanceof Linear linear) {
      return torch.linear(x, values.get(prefix + "weight"), bias(prefix, linear.bias()));
    } else if (layer instanceof Dropout dropout) {
      return torch.dropout(x, dropout.p(), training);
    } else if (layer instanceof Sequential sequential) {
      return chain(prefix, sequential.layers(), x, training);
    } else if (layer instanceof Residual residual) {
      return residual(prefix, residual, x, training);
    } else if (layer instanceof Concat concat) {
      List<Tensor> outputs = new ArrayList<>();
      for (List<NamedLayer> branch : concat.branches()) {
        outputs.add(chain(prefix, branch, x, training));
      }
      return torch.cat(new TensorVector(outputs.toArray(Tensor[]::new)), 1);
    } else if (layer instanceof Subsample subsample) {
      return subsample(subsample, x);
    }
    throw new IllegalArgumentException(
        "layer '%s' is a %s, which the eager network cannot run"
            .formatted(prefix.substring(0, prefix.length() - 1), layer.getClass().getSimpleName()));
  }

  private Tensor convolution(String prefix, Conv2d conv, Tensor x) {
    Tensor weight = values.get(prefix + "weight");
    TensorOptional bias = bias(prefix, conv.bias());
    long[] stride = conv.stride().toLongs();
    long[] dilation = conv.dilation().toLongs();
    return conv.samePadding()
        ? torch.conv2d(x, weight, bias, stride, "same", dilation, conv.groups())
        : torch.conv2d(x, weight, bias, stride, conv.padding().toLongs(), dilation, conv.groups());
  }

  private Tensor batchNorm(String prefix, BatchNorm norm, Tensor x, boolean training) {
    return torch.batch_norm(
        x,
        new TensorOptional(values.get(prefix + "weight")),
        new TensorOptional(values.get(prefix + "bias")),
        new TensorOptional(values.get(prefix + "running_mean")),
        new TensorOptional(values.get(prefix + "running_var")),
        training,
        norm.momentum(),
        norm.eps(),
        false);
  }

  private TensorOptional bias(String prefix, boolean present) {
    return present ? new TensorOptional(values.get(prefix + "bias")) : new TensorOptional();
  }

  private Tensor activation(Activation.Function function, Tensor x) {
    return switch (function) {
      case RELU -> inPlace ? torch.relu_(x) : torch.relu(x);
      case RELU6 -> inPlace ? torch.relu6_(x) : torch.relu6(x);
      case SIGMOID -> torch.sigmoid(x);
      case TANH -> torch.tanh(x);
      case GELU -> torch.gelu(x);
      case SILU -> torch.silu(x);
      case HARDSWISH -> torch.hardswish(x);
    };
  }

  /** ResNets write {@code out += identity; relu(out)}, MobileNets {@code x + self.conv(x)}. */
  private Tensor residual(String prefix, Residual residual, Tensor x, boolean training) {
    Tensor out = chain(prefix, residual.body(), x, training);
    Tensor identity = chain(prefix, residual.shortcut(), x, training);
    return residual.activation() == null
        ? identity.add(out)
        : activation(residual.activation(), out.add_(identity));
  }

  private static Tensor subsample(Subsample layer, Tensor x) {
    LongOptional all = new LongOptional();
    Tensor taken = x.slice(2, all, all, layer.stride()).slice(3, all, all, layer.stride());
    long added = (layer.outChannels() - x.size(1)) / 2;
    return torch.constant_pad_nd(taken, new long[] {0, 0, 0, 0, added, added}, new Scalar(0));
  }
}
