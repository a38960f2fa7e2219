package org.sparkcnn.network;

/** How one channel of one pixel is kept between the data's source and the engine. */
public enum PixelType {
  /** A byte, 0 to 255; divided by 255 before the normalisation. */
  UINT8(1),
  /** A number, taken as it is. */
  FLOAT32(Float.BYTES);

  private final int bytes;

  PixelType(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the bytes of one value. */
  public int bytes() {
    return bytes;
  }
}
