package org.sparkcnn.score;

import java.io.Serializable;
import org.apache.spark.SparkEnv;
import org.apache.spark.broadcast.Broadcast;
import org.sparkcnn.engine.ScoringSession;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Weights;
import org.sparkcnn.plan.Precision;

/**
 * What an executor needs to score.
 *
 * @param network what scores
 * @param normalization what happens to pixels before the first layer
 * @param pixels how they are read from the rows
 * @param precision with which numbers
 * @param averagesFlips whether each image's mirror image is scored too, and the mean is taken
 * @param weights the flat vector of the network's weights
 */
public record ScoringModel(
    Network network,
    Normalization normalization,
    PixelType pixels,
    Precision precision,
    boolean averagesFlips,
    Broadcast<float[]> weights)
    implements Serializable {

  /**
   * Returns a name that is the same for all tasks that can share a graph. Broadcasts are numbered
   * from 0 in each application, and a driver's process may see several.
   */
  String key() {
    String application = SparkEnv.get().conf().getAppId();
    return "%s %d %s %s %s %s"
        .formatted(application, weights.id(), pixels, precision, averagesFlips, normalization);
  }

  ScoringSession open() {
    Weights values = new Weights(network.parameterTable(), weights.value());
    return new ScoringSession(network, values, normalization, pixels, precision, averagesFlips);
  }
}
