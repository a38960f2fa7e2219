package org.sparkcnn.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page for people.
 *
 * @param text in Markdown
 */
record Document(String text) {
  private static final Path GUIDES = Build.ROOT.resolve("spark-cnn/src/main/docs");

  static Document readme() throws IOException {
    return of(Build.ROOT.resolve("README.md"));
  }

  /** Returns a guide by its name, such as {@code data}. */
  static Document guide(String name) throws IOException {
    return of(GUIDES.resolve(name + ".md"));
  }

  /** Returns the files of the guides. */
  static List<Path> guides() throws IOException {
    try (Stream<Path> files = Files.list(GUIDES)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
    }
  }

  static Document of(Path file) throws IOException {
    return new Document(Files.readString(file));
  }

  /** Returns what stands between the fences of a language. */
  List<String> blocks(String language) {
    return Pattern.compile("(?s)```" + language + "\n(.*?)```")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Returns the lines of code, indented by four spaces, that begin with a pattern. */
  List<String> commands(String beginning) {
    return Pattern.compile("(?m)^    (" + beginning + ".*)$")
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .toList();
  }
}
