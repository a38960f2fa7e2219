package org.sparkcnn.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.store.TrainingRun;

/** What keeps a run from going on where another was cut off. */
final class RunDifferences {
  private static final String NOTHING = "unset";
  private static final int LONGEST = 200;

  private RunDifferences() {}

  /**
   * Refuses a run that is not the same as the one that has not come to its end.
   *
   * @param names of the description that are compared
   * @throws IllegalArgumentException naming each difference, and what can be done
   */
  static void refuse(Path folder, TrainingRun was, TrainingRun is, Set<String> names) {
    List<String> found = between(was, is, names);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          "checkpointDir %s belongs to another training, which was cut off or still goes on;\n  %s\nset another checkpointDir, or delete the folder to begin anew"
              .formatted(folder, String.join("\n  ", found)));
    }
  }

  /** Refuses a run that differs in anything. */
  static void refuse(Path folder, TrainingRun was, TrainingRun is) {
    Set<String> names = new TreeSet<>(was.description().keySet());
    names.addAll(is.description().keySet());
    refuse(folder, was, is, names);
  }

  private static List<String> between(TrainingRun was, TrainingRun is, Set<String> names) {
    List<String> found = new ArrayList<>();
    if (is.epochs() < was.epochs()) {
      found.add("epochs: was %d, is %d, but may only grow".formatted(was.epochs(), is.epochs()));
    }
    for (String name : names) {
      String before = was.description().getOrDefault(name, NOTHING);
      String now = is.description().getOrDefault(name, NOTHING);
      if (!before.equals(now)) {
        found.add(name + ": " + difference(before.split("\n"), now.split("\n")));
      }
    }
    return found;
  }

  /** Of a text of many lines, such as a network, the first that differs tells the most. */
  private static String difference(String[] was, String[] is) {
    int line = 0;
    while (line < Math.min(was.length, is.length) - 1 && was[line].equals(is[line])) {
      line++;
    }
    return "was %s, is %s".formatted(shown(was[line]), shown(is[line]));
  }

  private static String shown(String line) {
    String text = line.strip().replaceFirst(",$", "");
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
  }
}
