package org.sparkcnn.job;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Proposes names to somebody who has mistyped one. */
final class Names {
  private static final int MOST = 3;

  /** What a distance is that is larger than the largest. */
  private static final int TOO_FAR = -1;

  private Names() {}

  /**
   * Returns in words which known names are like one that is not known; how they are written, such
   * as {@code learning-rate} for {@code learningRate}, makes no difference.
   *
   * @param otherwise what is returned if none is like it
   */
  static String like(String unknown, Collection<String> known, String otherwise) {
    LevenshteinDistance distance = new LevenshteinDistance(Math.max(1, unknown.length() / 3));
    String wanted = plain(unknown);
    SortedMap<Integer, List<String>> byDistance =
        known.stream()
            .sorted()
            .collect(
                Collectors.groupingBy(
                    name -> distance.apply(wanted, plain(name)),
                    TreeMap::new,
                    Collectors.toList()));
    byDistance.remove(TOO_FAR);
    return byDistance.isEmpty()
        ? otherwise
        : byDistance.get(byDistance.firstKey()).stream()
            .limit(MOST)
            .collect(Collectors.joining(" or ", "did you mean ", "?"));
  }

  private static String plain(String name) {
    return name.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }
}
