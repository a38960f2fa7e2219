package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.Network;

/**
 * A network as JSON and back, equal by value. The text is meant to be read and written by people
 * too: settings at their default are left out, a size is one number or a pair, a layer takes a
 * line.
 *
 * <pre>{@code
 * {
 *   "version": 1,
 *   "input": [1, 28, 28],
 *   "layers": [
 *     {"name": "0", "type": "Conv2d", "outChannels": 32, "kernel": [3, 3], "padding": [1, 1]},
 *     {"name": "1", "type": "ReLU"},
 *     {"name": "2", "type": "Flatten"},
 *     {"name": "3", "type": "Linear", "outFeatures": 10}
 *   ]
 * }
 * }</pre>
 */
public final class NetworkJson {
  private static final int VERSION = 1;
  private static final RecordForm<Network> FORM = RecordForm.of(Network.class);

  private NetworkJson() {}

  /** Returns the network as JSON. */
  public static String write(Network network) {
    ObjectNode root = Json.object();
    root.put("version", VERSION);
    root.setAll(FORM.write(network));
    return JsonText.of(root);
  }

  /**
   * Returns the network that the JSON describes.
   *
   * @throws IllegalArgumentException if it is not JSON, its version is newer than this reader, a
   *     property is unknown, missing or of another kind, or the layers do not fit together; the
   *     message names the layer and the property, what was found and what is expected
   */
  public static Network read(String json) {
    ObjectNode root = Json.parse(json);
    Json.takeVersion(root, VERSION);
    return FORM.read(root);
  }

  /**
   * Returns the layer that JSON describes, as among a network's layers but without a name.
   *
   * @throws IllegalArgumentException if it is not JSON, or a property is unknown, missing or of
   *     another kind
   */
  public static Layer readLayer(String json) {
    return new KindValue<>(() -> LayerForms.ALL).read(Json.parse(json));
  }
}
