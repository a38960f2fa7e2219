package org.sparkcnn.store;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where a file and a network's parameters differ.
 *
 * @param missing parameters that the file does not have
 * @param unexpected names of the file that no parameter has
 * @param otherShape parameters that the file has in another shape, with both
 * @param otherDtype parameters that the file has in a type that cannot be read, with it
 */
public record Misfits(
    List<String> missing,
    List<String> unexpected,
    List<String> otherShape,
    List<String> otherDtype) {

  /** As many as a message shows of each kind. */
  private static final int SHOWN = 20;

  /** As many characters as a message shows of each. */
  private static final int SHOWN_CHARACTERS = 200;

  /** Copies the lists. */
  public Misfits {
    missing = List.copyOf(missing);
    unexpected = List.copyOf(unexpected);
    otherShape = List.copyOf(otherShape);
    otherDtype = List.copyOf(otherDtype);
  }

  /** Returns whether all fits. */
  public boolean isEmpty() {
    return byKind().isEmpty();
  }

  /** Returns what differs, long lists cut short: {@code {missing=[fc.weight, fc.bias]}}. */
  @Override
  public String toString() {
    return byKind().toString();
  }

  private Map<String, String> byKind() {
    Map<String, String> kinds = new TreeMap<>();
    put(kinds, "missing", missing);
    put(kinds, "unexpected", unexpected);
    put(kinds, "other shape", otherShape);
    put(kinds, "other dtype", otherDtype);
    return kinds;
  }

  private static void put(Map<String, String> kinds, String kind, List<String> names) {
    if (!names.isEmpty()) {
      String shown =
          names.stream().limit(SHOWN).map(Misfits::shown).collect(Collectors.joining(", "));
      int more = names.size() - SHOWN;
      kinds.put(kind, more > 0 ? "[%s and %d more]".formatted(shown, more) : "[" + shown + "]");
    }
  }

  static String shown(String name) {
    return name.length() > SHOWN_CHARACTERS ? name.substring(0, SHOWN_CHARACTERS) + "..." : name;
  }
}
