package org.sparkcnn.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.sparkcnn.network.Shape;

/**
 * How a picture becomes as large as the network's input. Sizes are rounded as <a
 * href="https://docs.pytorch.org/vision/stable/transforms.html">torchvision</a> rounds them.
 *
 * @param policy what happens to the aspect ratio
 * @param shorterSide with {@link Policy#CENTER_CROP}, the length in pixels to which the shorter
 *     side is scaled before cropping, at least the network's height and width; 0, the default, is
 *     what just covers them. 0 with the other policies.
 */
public record Resize(Policy policy, int shorterSide) implements Serializable {

  /** What happens to a picture of another aspect ratio than the network's input. */
  public enum Policy {
    /** Nothing is resized: a picture of another size is an error. */
    NONE("none"),
    /** Stretched, as torchvision's {@code Resize((H, W))}. */
    EXACT("exact"),
    /**
     * Scaled with its aspect ratio kept, then cut around the centre, as torchvision's {@code
     * Resize(shorterSide)} and {@code CenterCrop((H, W))}.
     */
    CENTER_CROP("centerCrop"),
    /**
     * Scaled with its aspect ratio kept until it fits inside, centred between bars of value 0, as
     * Pillow's {@code ImageOps.pad}.
     */
    LETTERBOX("letterbox");

    private final String paramName;

    Policy(String paramName) {
      this.paramName = paramName;
    }

    /** Returns the value of a param that means this policy: its name in lower camel case. */
    public String paramName() {
      return paramName;
    }
  }

  /**
   * Checks the combination.
   *
   * @throws IllegalArgumentException if the shorter side is negative, or given to a policy that has
   *     none
   */
  public Resize {
    if (shorterSide < 0) {
      throw new IllegalArgumentException("shorterSide must be at least 0, found " + shorterSide);
    }
    if (shorterSide > 0 && policy != Policy.CENTER_CROP) {
      throw new IllegalArgumentException(
          "shorterSide %d is for centerCrop; %s has none"
              .formatted(shorterSide, policy.paramName()));
    }
  }

  /** Returns the policy that refuses pictures of another size. */
  public static Resize none() {
    return new Resize(Policy.NONE, 0);
  }

  /** Returns the policy that stretches. */
  public static Resize exact() {
    return new Resize(Policy.EXACT, 0);
  }

  /** Returns the policy that covers the network's input and cuts off what is beyond it. */
  public static Resize centerCrop() {
    return new Resize(Policy.CENTER_CROP, 0);
  }

  /** Returns the policy that scales the shorter side to so many pixels, then cuts. */
  public static Resize centerCrop(int shorterSide) {
    return new Resize(Policy.CENTER_CROP, shorterSide);
  }

  /** Returns the policy that shows the whole picture between bars. */
  public static Resize letterbox() {
    return new Resize(Policy.LETTERBOX, 0);
  }

  /**
   * Returns the resizing of that name: none, exact, centerCrop (that just covers) or letterbox.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Resize named(String name) {
    return Arrays.stream(Policy.values())
        .filter(policy -> policy.paramName().equals(name))
        .map(policy -> new Resize(policy, 0))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no resizing named '%s'; there are %s".formatted(name, names())));
  }

  /**
   * Refuses a shorter side that would not cover the network's input, whatever the picture.
   *
   * @param image (C, H, W)
   * @throws IllegalArgumentException naming both
   */
  public void requireCovers(Shape image) {
    if (shorterSide > 0 && shorterSide < Math.max(image.height(), image.width())) {
      throw new IllegalArgumentException(
          "shorterSide %d does not cover the network's %d rows and %d columns"
              .formatted(shorterSide, image.height(), image.width()));
    }
  }

  private static String names() {
    return Arrays.stream(Policy.values()).map(Policy::paramName).collect(Collectors.joining(", "));
  }
}
