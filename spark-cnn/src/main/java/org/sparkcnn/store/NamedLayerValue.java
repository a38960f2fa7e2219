package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sparkcnn.network.Layer;
import org.sparkcnn.network.NamedLayer;

/** A layer under a name: the name stands before what the layer itself has. */
final class NamedLayerValue implements ValueForm<NamedLayer> {
  private static final KindValue<Layer> LAYER = new KindValue<>(() -> LayerForms.ALL);

  /** Matching a name recurses at every dot, so that one from a hostile file could end the stack. */
  private static final int LONGEST = 500;

  @Override
  public ObjectNode write(NamedLayer named) {
    ObjectNode json = Json.object();
    json.put("name", checked(named.name()));
    return json.setAll(LAYER.write(named.layer()));
  }

  @Override
  public NamedLayer read(JsonNode json) {
    ObjectNode rest = Json.object();
    rest.setAll(Json.asObject(json));
    String name = checked(Json.take(rest, "name"));
    Layer layer;
    try {
      layer = LAYER.read(rest);
    } catch (IllegalArgumentException e) {
      throw Json.at("layer '" + name + "'", e);
    }
    return new NamedLayer(name, layer);
  }

  private static String checked(String name) {
    if (name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "a layer's name may have %d characters, found %d".formatted(LONGEST, name.length()));
    }
    return name;
  }
}
