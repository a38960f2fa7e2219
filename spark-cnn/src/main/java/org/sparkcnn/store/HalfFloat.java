package org.sparkcnn.store;

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. Java 17 has no such type. */
final class HalfFloat {
  private static final int SIGN = 0x8000;
  private static final int EXPONENT = 0x7c00;
  private static final int FRACTION = 0x03ff;

  /** What lies between the exponents of a float and of a half. */
  private static final int REBIAS = (127 - 15) << 23;

  private static final float SMALLEST = 0x1p-24f;

  /** From here on the exponent is at least 1. */
  private static final float SMALLEST_NORMAL = 0x1p-14f;

  /** Half-way between the largest half, 65504, and the next one that there would be. */
  private static final float INFINITE_FROM = 65520;

  private static final int NAN = 0x7e00;

  private HalfFloat() {}

  /** Returns the same number; every half is a float. */
  static float toFloat(short bits) {
    int sign = (bits & SIGN) << 16;
    int exponent = bits & EXPONENT;
    int fraction = bits & FRACTION;
    if (exponent == 0) {
      float magnitude = fraction * SMALLEST;
      return sign == 0 ? magnitude : -magnitude;
    }
    if (exponent == EXPONENT) {
      return Float.intBitsToFloat(sign | 0x7f800000 | fraction << 13);
    }
    return Float.intBitsToFloat(sign | ((exponent | fraction) << 13) + REBIAS);
  }

  /**
   * Returns the bits of the nearest half, of two equally near ones those of the even one, as
   * PyTorch's {@code half()} does; what is beyond the largest becomes infinite.
   */
  static short nearest(float value) {
    int bits = Float.floatToRawIntBits(value);
    return (short) ((bits >>> 16 & SIGN) | magnitude(Math.abs(value), bits & 0x7fffffff));
  }

  private static int magnitude(float value, int bits) {
    if (Float.isNaN(value)) {
      return NAN;
    }
    if (value >= INFINITE_FROM) {
      return EXPONENT;
    }
    if (value < SMALLEST_NORMAL) {
      return (int) Math.rint((double) value / SMALLEST);
    }
    int rebiased = bits - REBIAS;
    return (rebiased + 0xfff + (rebiased >>> 13 & 1)) >>> 13;
  }
}
