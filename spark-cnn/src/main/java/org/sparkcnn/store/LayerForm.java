package org.sparkcnn.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.sparkcnn.network.Layer;

/**
 * A kind of layer in JSON.
 *
 * @param type what stands under "type"
 * @param template a layer of the kind, whose settings are the defaults
 * @param settings the form of the settings beside the type; null if the kind has none
 */
record LayerForm(String type, Layer template, RecordForm<Layer> settings) {

  /**
   * Returns the form of a record.
   *
   * @param type its name in JSON, torch.nn's where there is one
   * @param template has the default of every setting that is not required
   * @param required the settings that have no default
   */
  static LayerForm of(String type, Layer template, String... required) {
    // The form makes records of the template's class, which are layers.
    @SuppressWarnings("unchecked")
    Class<Layer> kind = (Class<Layer>) template.getClass();
    return new LayerForm(type, template, RecordForm.of(kind).defaults(template, Set.of(required)));
  }

  /** Returns the form of one particular layer: the type says all. */
  static LayerForm constant(String type, Layer layer) {
    return new LayerForm(type, layer, null);
  }

  /** Returns this form with one setting defaulting to what another is. */
  LayerForm sameAs(String setting, String other) {
    return new LayerForm(type, template, settings.sameAs(setting, other));
  }

  boolean fits(Layer layer) {
    return settings == null ? template.equals(layer) : template.getClass() == layer.getClass();
  }

  ObjectNode write(Layer layer) {
    ObjectNode json = Json.object();
    json.put("type", type);
    return settings == null ? json : json.setAll(settings.write(layer));
  }

  Layer read(ObjectNode json) {
    if (settings != null) {
      return settings.read(json);
    }
    if (!json.isEmpty()) {
      throw new IllegalArgumentException(
          "unknown property '%s'; %s has none".formatted(Json.names(json).get(0), type));
    }
    return template;
  }
}
