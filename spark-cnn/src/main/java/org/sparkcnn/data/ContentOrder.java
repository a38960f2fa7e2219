package org.sparkcnn.data;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;

/** Orders encoded examples by hash, and where hashes meet by the rest of their content. */
final class ContentOrder implements Comparator<byte[]>, Serializable {

  @Override
  public int compare(byte[] one, byte[] other) {
    return Arrays.compareUnsigned(one, other);
  }
}
