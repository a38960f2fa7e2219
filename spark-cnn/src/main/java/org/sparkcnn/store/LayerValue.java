package org.sparkcnn.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.sparkcnn.network.Layer;

/** A layer as an object: its type, then its settings. */
final class LayerValue implements ValueForm<Layer> {

  @Override
  public ObjectNode write(Layer layer) {
    return LayerForms.of(layer).write(layer);
  }

  @Override
  public Layer read(JsonNode json) {
    ObjectNode settings = Json.object();
    settings.setAll(Json.asObject(json));
    String type = Json.take(settings, "type");
    LayerForm form = LayerForms.of(type);
    try {
      return form.read(settings);
    } catch (IllegalArgumentException e) {
      throw Json.at("(" + type + ")", e);
    }
  }
}
