package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.network.Shape;

/**
 * What somebody who runs an exported model must know.
 *
 * @param input the shape of one image, (C, H, W)
 * @param classes their names in the order of the outputs; empty if they have none
 */
public record ModelDescription(Shape input, List<String> classes) {

  /** Copies the names. */
  public ModelDescription {
    classes = List.copyOf(classes);
  }

  /** Returns it as a JSON object with the properties input and classes. */
  public String toJson() {
    return JsonText.of(RecordForm.of(ModelDescription.class).write(this));
  }
}
