package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.network.Normalization;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * What somebody who runs an exported model must know.
 *
 * @param input the shape of one image, (C, H, W)
 * @param pixels how its pixels are given: bytes are divided by 255 within the model
 * @param normalization what else happens to pixels within the model, for others to see
 * @param classes their names in the order of the outputs; empty if they have none
 */
public record ModelDescription(
    Shape input, PixelType pixels, Normalization normalization, List<String> classes) {

  /** Copies the names. */
  public ModelDescription {
    classes = List.copyOf(classes);
  }

  /**
   * Returns it as a JSON object, such as {@code {"input": [3, 32, 32], "pixels": "uint8",
   * "normalization": {"mean": [0.5, 0.5, 0.5], "std": [0.25, 0.25, 0.25]}, "classes": ["cat",
   * "dog"]}}.
   */
  public String toJson() {
    return JsonText.of(RecordForm.of(ModelDescription.class).write(this));
  }
}
