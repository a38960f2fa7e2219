package org.sparkcnn.data.mnist;

import java.util.List;

/** The two kinds of idx files: unsigned bytes in three dimensions, or in one. */
enum IdxKind {
  IMAGES("images", 0x00000803, 3),
  LABELS("labels", 0x00000801, 1);

  private final String what;
  private final int magic;
  private final int dimensions;

  IdxKind(String what, int magic, int dimensions) {
    this.what = what;
    this.magic = magic;
    this.dimensions = dimensions;
  }

  /** Returns what is in a file of this kind. */
  String what() {
    return what;
  }

  /** Returns the number that a file of this kind begins with. */
  int magic() {
    return magic;
  }

  /** Returns the length of the header: the magic number, then each dimension's size. */
  int headerBytes() {
    return Integer.BYTES * (1 + dimensions);
  }

  /**
   * Returns the names that a file may have, the preferred first: what is not gzipped can be split.
   */
  List<String> fileNames(String stem) {
    String dash = "%s-%s-idx%d-ubyte".formatted(stem, what, dimensions);
    String dot = "%s-%s.idx%d-ubyte".formatted(stem, what, dimensions);
    return List.of(dash, dot, dash + ".gz", dot + ".gz");
  }
}
