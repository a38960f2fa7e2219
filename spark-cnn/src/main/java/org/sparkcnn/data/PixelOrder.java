package org.sparkcnn.data;

import java.util.Locale;

/** In which order a vector or a flat array holds the values of an image. */
public enum PixelOrder {
  /** Pixel by pixel: (H, W, C), as images are kept everywhere but in tensors. */
  HWC,
  /** Channel by channel: (C, H, W), as PyTorch's tensors are laid out. */
  CHW;

  /**
   * Returns the order of that name, in any case.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static PixelOrder named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** Returns where the value at this place of an (H, W, C) image lies in this order. */
  int index(int row, int column, int channel, int height, int width, int channels) {
    return this == HWC
        ? (row * width + column) * channels + channel
        : (channel * height + row) * width + column;
  }
}
