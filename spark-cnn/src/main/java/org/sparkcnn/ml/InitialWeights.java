package org.sparkcnn.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sparkcnn.network.LayerPatterns;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Weights;
import org.sparkcnn.store.ImportedWeights;
import org.sparkcnn.store.MisfitException;
import org.sparkcnn.store.StateDict;
import org.sparkcnn.store.WeightsImport;

/**
 * What a training starts from.
 *
 * @param weights the network's first weights
 * @param origin where they came from, in words
 * @param areDrawn whether all are drawn at random
 */
record InitialWeights(Weights weights, String origin, boolean areDrawn) {
  private static final String HEAD =
      "; layers of another shape, such as a head for other classes, start at random if freshLayers"
          + " names them";

  private static final int CHUNK = 1 << 16;
  private static final Logger LOG = LoggerFactory.getLogger(InitialWeights.class);

  /**
   * Draws the weights, and reads those that the stage says to read, before any job.
   *
   * @param model to start from; null for none
   * @throws UncheckedIOException if the file cannot be read or does not fit; it is named
   */
  static InitialWeights of(
      HasTrainingParams<?> params, CnnModel<?> model, Network network, Configuration conf) {
    Weights drawn = Weights.initial(network, params.getSeed());
    String file = params.getInitialWeights();
    if (model != null && !file.isEmpty()) {
      throw new IllegalArgumentException(
          "param 'initialWeights' is %s, but there is an initial model too; choose one"
              .formatted(file));
    }
    if (model == null && file.isEmpty()) {
      return new InitialWeights(drawn, "drawn at random, seed " + params.getSeed(), true);
    }
    try {
      StateDict source =
          model == null
              ? StateDict.open(new Path(file), conf)
              : StateDict.of(model.weights(), "model " + model.uid());
      return read(source, rules(params), drawn, "drawn at random, seed " + params.getSeed());
    } catch (IOException e) {
      throw new UncheckedIOException(
          (model == null ? "param 'initialWeights': " : "initial ")
              + e.getMessage()
              + (hasOtherShapes(e) ? HEAD : ""),
          e);
    }
  }

  private static boolean hasOtherShapes(IOException e) {
    return e instanceof MisfitException other && !other.misfits().otherShape().isEmpty();
  }

  /**
   * Reads weights by name, and warns of what is left out.
   *
   * @param rest the weights of what is not read
   * @param origin where the rest came from
   */
  static InitialWeights read(StateDict source, WeightsImport rules, Weights rest, String origin)
      throws IOException {
    ImportedWeights imported = rules.read(source, rest);
    if (!imported.misfits().isEmpty()) {
      LOG.warn(
          "{}: what does not fit the network is left out: {}", source.origin(), imported.misfits());
    }
    int all = rest.table().entries().size();
    int loaded = imported.loaded().size();
    String read = "%s: %d of %d parameters".formatted(source.origin(), loaded, all);
    return new InitialWeights(
        imported.weights(), loaded == all ? read : read + ", the others " + origin, false);
  }

  /**
   * Returns a name for weights that were read: another if one bit differs. What is drawn follows
   * from the network and the seed.
   */
  String fingerprint() {
    if (areDrawn) {
      return "drawn at random";
    }
    CRC32C checksum = new CRC32C();
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK * Float.BYTES);
    float[] values = weights.values();
    for (int at = 0; at < values.length; at += CHUNK) {
      int count = Math.min(CHUNK, values.length - at);
      bytes.asFloatBuffer().put(values, at, count);
      checksum.update(bytes.array(), 0, count * Float.BYTES);
    }
    return "%d numbers (%08x)".formatted(values.length, checksum.getValue());
  }

  private static WeightsImport rules(HasFineTuningParams<?> params) {
    return new WeightsImport(
        params.getInitialWeightsPrefix(),
        params.getInitialWeightsStrict(),
        LayerPatterns.of(params.getFreshLayers()));
  }
}
