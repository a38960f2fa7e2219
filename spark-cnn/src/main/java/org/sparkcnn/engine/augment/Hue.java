package org.sparkcnn.engine.augment;

/**
 * Colours move around the colour wheel, keeping their value and saturation; grey has no place on
 * it. The same as torchvision's way through HSV, in the closed form of <a
 * href="https://en.wikipedia.org/wiki/HSL_and_HSV#HSV_to_RGB_alternative">HSV to RGB</a>.
 *
 * @param turns by how much
 */
record Hue(float turns) implements Change {

  @Override
  public void apply(Picture picture) {
    float[] values = picture.values();
    for (int i = 0; picture.channels() == 3 && i < values.length; i += 3) {
      turn(values, i);
    }
  }

  private void turn(float[] values, int at) {
    float red = values[at];
    float green = values[at + 1];
    float blue = values[at + 2];
    float largest = Math.max(red, Math.max(green, blue));
    float chroma = largest - Math.min(red, Math.min(green, blue));
    if (chroma == 0) {
      return;
    }
    float sixths;
    if (largest == red) {
      sixths = (green - blue) / chroma;
    } else if (largest == green) {
      sixths = 2 + (blue - red) / chroma;
    } else {
      sixths = 4 + (red - green) / chroma;
    }
    // Red's own place is 0, and the turn at most half a wheel.
    sixths += 6 * turns + 6;
    values[at] = component(largest, chroma, 5 + sixths);
    values[at + 1] = component(largest, chroma, 3 + sixths);
    values[at + 2] = component(largest, chroma, 1 + sixths);
  }

  private static float component(float largest, float chroma, float place) {
    float k = place - 6 * (int) (place / 6);
    return largest - chroma * Math.max(0, Math.min(1, Math.min(k, 4 - k)));
  }
}
