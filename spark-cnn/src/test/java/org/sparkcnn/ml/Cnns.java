package org.sparkcnn.ml;

import static org.sparkcnn.network.Layers.batchNorm;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.maxPool2d;
import static org.sparkcnn.network.Layers.relu;
import static org.sparkcnn.network.Layers.residual;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.apache.spark.ml.param.Params;
import org.sparkcnn.TinyImages;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;

/** Estimators and a model that several tests share. */
final class Cnns {
  static final TinyImages IMAGES = TinyImages.small();

  private Cnns() {}

  /** An estimator that learns {@link TinyImages#small} almost perfectly, in about a second. */
  static CnnClassifier quick() {
    return new CnnClassifier()
        .setNetwork(IMAGES.network())
        .setLearningRate(0.02)
        .setBatchSize(8)
        .setEpochs(4)
        .setNumWorkers(2);
  }

  /** The same with running statistics and a sum of branches. */
  static CnnClassifier normalized(TinyImages images) {
    return quick()
        .setNetwork(
            Network.of(
                images.shape(),
                conv2d(4, 3).padding(1),
                batchNorm(),
                relu(),
                residual(conv2d(4, 3).padding(1), batchNorm()).activation(relu()),
                maxPool2d(2),
                flatten(),
                linear(images.classes())));
  }

  /** A stage's params and their values; of arrays, which Spark prints as addresses, the type. */
  static String params(Params stage) {
    return stage.explainParams().replaceAll("@\\w+", "");
  }

  /** A name for a model's weights: equal if and only if they are equal bit for bit. */
  static String digest(CnnModel<?> model) {
    return digest(model.weights());
  }

  /** A name for weights: equal if and only if they are equal bit for bit. */
  static String digest(Weights weights) {
    ByteBuffer bytes = ByteBuffer.allocate(weights.values().length * Float.BYTES);
    bytes.asFloatBuffer().put(weights.values());
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes.array()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A model that has learnt; nobody changes it. */
  static CnnClassificationModel trained() {
    return Holder.MODEL;
  }

  private static final class Holder {
    static final CnnClassificationModel MODEL = quick().fit(IMAGES.structs(120));
  }
}
