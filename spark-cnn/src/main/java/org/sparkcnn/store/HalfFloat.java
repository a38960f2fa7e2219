package org.sparkcnn.store;

/** IEEE 754 binary16: a sign, 5 bits of exponent, 10 of fraction. Java 17 has no such type. */
final class HalfFloat {
  private static final int SIGN = 0x8000;
  private static final int EXPONENT = 0x7c00;
  private static final int FRACTION = 0x03ff;

  /** What lies between the exponents of a float and of a half. */
  private static final int REBIAS = (127 - 15) << 23;

  private static final float SMALLEST = 0x1p-24f;

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
}
