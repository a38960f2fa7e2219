package org.sparkcnn.it.bench;

import java.util.Locale;

/** Who is measured, in a process of its own. */
enum Side {
  /** This project. */
  OURS,
  /** Plain eager libtorch. */
  EAGER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
