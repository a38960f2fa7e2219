package org.sparkcnn.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Proposes names to somebody who has mistyped one. */
final class Names {
  private static final int MOST = 3;

  private Names() {}

  /** Returns in words which known names are the most like one that is not known. */
  static String like(String unknown, Collection<String> known) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    List<String> nearest =
        known.stream()
            .sorted(
                Comparator.comparingInt((String name) -> distance.apply(unknown, name))
                    .thenComparing(Comparator.naturalOrder()))
            .limit(MOST)
            .toList();
    return "the nearest are " + String.join(", ", nearest);
  }
}
