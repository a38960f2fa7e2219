package org.sparkcnn.golden;

import java.util.List;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Parameter;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

/**
 * The numbers that PyTorch and the engine both start from, so that they need not be kept in files:
 * a 32-bit hash of an index and a salt. Its twin is {@code hash32} in make_golden.py.
 *
 * <pre>
 *   x = index · 2654435761 + salt · 40503 + 12345       all modulo 2³²
 *   x = (x ^ x >>> 16) · 0x85EBCA6B                     MurmurHash3's finaliser
 *   x = (x ^ x >>> 13) · 0xC2B2AE35
 *   hash = x ^ x >>> 16
 * </pre>
 *
 * Parameter k of a network takes salt k + 1, the index running over its values in row-major order;
 * images take salt 0, the index running over (N, C, H, W).
 */
final class HashFormula {
  private static final int IMAGE_SALT = 0;

  private HashFormula() {}

  static int hash(int index, int salt) {
    int x = index * (int) 2654435761L + salt * 40503 + 12345;
    x = (x ^ x >>> 16) * 0x85EBCA6B;
    x = (x ^ x >>> 13) * 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** (2u − 1) · bound with u = hash / 2³², computed in double and rounded to float once. */
  static float uniform(int index, int salt, double bound) {
    double u = Integer.toUnsignedLong(hash(index, salt)) / 0x1p32;
    return (float) ((2 * u - 1) * bound);
  }

  /** Uniform in ±1/√fanIn, as torch.nn starts its layers; a variance is its amount plus a half. */
  static Weights weights(Network network) {
    Weights weights =
        new Weights(network.parameterTable(), new float[network.parameterTable().length()]);
    List<Parameter> parameters = network.parameters();
    for (int k = 0; k < parameters.size(); k++) {
      double bound = 1 / Math.sqrt((double) parameters.get(k).fanIn());
      ParameterTable.Entry entry = network.parameterTable().entries().get(k);
      for (int i = 0; i < entry.length(); i++) {
        float value = uniform(i, k + 1, bound);
        boolean variance = entry.name().endsWith("running_var");
        weights.values()[entry.offset() + i] = variance ? Math.abs(value) + 0.5f : value;
      }
    }
    return weights;
  }

  /** The hash's highest byte, laid out as (N, H, W, C), which is how images reach the engine. */
  static byte[] pixels(int batch, Shape image) {
    byte[] nhwc = new byte[batch * image.elements()];
    int index = 0;
    for (int n = 0; n < batch; n++) {
      for (int c = 0; c < image.channels(); c++) {
        for (int h = 0; h < image.height(); h++) {
          for (int w = 0; w < image.width(); w++) {
            int at = ((n * image.height() + h) * image.width() + w) * image.channels() + c;
            nhwc[at] = (byte) (hash(index++, IMAGE_SALT) >>> 24);
          }
        }
      }
    }
    return nhwc;
  }
}
