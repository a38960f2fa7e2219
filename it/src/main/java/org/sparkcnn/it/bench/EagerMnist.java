package org.sparkcnn.it.bench;

import static org.bytedeco.pytorch.global.torch.conv2d;
import static org.bytedeco.pytorch.global.torch.cross_entropy_loss;
import static org.bytedeco.pytorch.global.torch.linear;
import static org.bytedeco.pytorch.global.torch.max_pool2d;
import static org.bytedeco.pytorch.global.torch.randperm;
import static org.bytedeco.pytorch.global.torch.relu;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.GeneratorOptional;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;

/**
 * The loop that a PyTorch tutorial writes for MNIST, in libtorch: NCHW, fp32, autograd, Adam, batch
 * 64, shuffled, operations on as many threads as there are cores. Two convolutions, two linear
 * layers; the same network that TrainMnist trains.
 *
 * <p>Usage: EagerMnist FOLDER THREADS EPOCHS. Prints {@code train=… score=… accuracy=…}, the first
 * two in images a second.
 */
public final class EagerMnist {
  private static final int BATCH = 64;
  private static final int TEST_BATCH = 1000;
  private static final long[] ONE = {1, 1};
  private static final long[] TWO = {2, 2};
  private static final long[] ZERO = {0, 0};
  private static final long[][] SHAPES = {
    {32, 1, 3, 3}, {32}, {64, 32, 3, 3}, {64}, {128, 3136}, {128}, {10, 128}, {10}
  };

  private final TensorVector parameters = new TensorVector();

  private EagerMnist() {
    for (int i = 0; i < SHAPES.length; i++) {
      double fanIn = 1;
      for (int d = 1; d < SHAPES[i / 2 * 2].length; d++) {
        fanIn *= SHAPES[i / 2 * 2][d];
      }
      double bound = 1 / Math.sqrt(fanIn);
      Tensor values = torch.empty(SHAPES[i]).uniform_(-bound, bound, new GeneratorOptional());
      parameters.push_back(values.set_requires_grad(true));
    }
  }

  /** Runs the loop; see the class. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Path.of(arguments[0]);
    torch.set_num_threads(Integer.parseInt(arguments[1]));
    // OpenBLAS' own threads would fight with those of libtorch and make this loop look bad.
    openblas.blas_set_num_threads(1);
    EagerMnist loop = new EagerMnist();
    double train =
        loop.train(
            IdxBytes.images(folder, "train-images-idx3-ubyte"),
            IdxBytes.labels(folder, "train-labels-idx1-ubyte"),
            Integer.parseInt(arguments[2]));
    loop.score(
        IdxBytes.images(folder, "t10k-images-idx3-ubyte"),
        IdxBytes.labels(folder, "t10k-labels-idx1-ubyte"),
        train);
  }

  /** Returns images a second. */
  private double train(Tensor images, Tensor labels, int epochs) {
    Adam adam = new Adam(parameters, new AdamOptions(1e-3));
    long count = images.size(0);
    long begin = System.nanoTime();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Tensor order = randperm(count);
      for (long from = 0; from < count; from += BATCH) {
        try (PointerScope scope = new PointerScope()) {
          Tensor rows = order.narrow(0, from, Math.min(BATCH, count - from));
          Tensor outputs = forward(images.index_select(0, rows));
          Tensor loss = cross_entropy_loss(outputs, labels.index_select(0, rows));
          adam.zero_grad();
          loss.backward();
          adam.step();
        }
      }
    }
    return epochs * count / secondsSince(begin);
  }

  private void score(Tensor images, Tensor labels, double train) {
    long count = images.size(0);
    long correct = 0;
    long begin = System.nanoTime();
    try (NoGradGuard noGrad = new NoGradGuard()) {
      for (long from = 0; from < count; from += TEST_BATCH) {
        try (PointerScope scope = new PointerScope()) {
          Tensor outputs = forward(images.narrow(0, from, TEST_BATCH));
          Tensor predicted = outputs.argmax(new LongOptional(1), false);
          correct += predicted.eq(labels.narrow(0, from, TEST_BATCH)).sum().item_long();
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "train=%.0f score=%.0f accuracy=%.4f%n",
        train,
        count / secondsSince(begin),
        (double) correct / count);
  }

  private Tensor forward(Tensor bytes) {
    Tensor x =
        bytes.to(ScalarType.Float).div(new Scalar(255.0)).sub(new Scalar(0.5)).div(new Scalar(0.5));
    x = max_pool2d(relu(convolution(x, 0)), TWO, TWO, ZERO, ONE, false);
    x = max_pool2d(relu(convolution(x, 2)), TWO, TWO, ZERO, ONE, false);
    x = relu(linear(x.flatten(1, -1), parameters.get(4), bias(5)));
    return linear(x, parameters.get(6), bias(7));
  }

  private Tensor convolution(Tensor input, int weight) {
    return conv2d(input, parameters.get(weight), bias(weight + 1), ONE, ONE, ONE, 1);
  }

  private TensorOptional bias(int index) {
    return new TensorOptional(parameters.get(index));
  }

  private static double secondsSince(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }
}
