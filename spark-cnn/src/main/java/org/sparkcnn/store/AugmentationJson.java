package org.sparkcnn.store;

import java.util.List;
import org.sparkcnn.plan.Augmentation;

/**
 * A list of augmentations as JSON and back, equal by value; settings at their default are left out.
 *
 * <pre>{@code
 * [{"type": "RandomCrop", "padding": 4}, {"type": "RandomHorizontalFlip"}]
 * }</pre>
 */
public final class AugmentationJson {
  private static final ValueForm<List<Augmentation>> FORM =
      new ListForm<>(new KindValue<>(() -> AugmentationForms.ALL));

  private AugmentationJson() {}

  /** Returns the list as JSON on a single line. */
  public static String write(List<Augmentation> augmentation) {
    return JsonText.line(FORM.write(augmentation));
  }

  /**
   * Returns the list that the JSON describes.
   *
   * @throws IllegalArgumentException if it is not JSON, or a type or a property is unknown, missing
   *     or out of its range; the message says which augmentation and property, what was found and
   *     what is expected
   */
  public static List<Augmentation> read(String json) {
    return FORM.read(Json.tree(json));
  }
}
