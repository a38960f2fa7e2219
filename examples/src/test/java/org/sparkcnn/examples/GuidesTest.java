package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guides beside the library's sources, and the README. */
class GuidesTest {
  private static final Path README = Path.of(System.getProperty("readme"));
  private static final Path GUIDES = README.resolveSibling("spark-cnn/src/main/docs");
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  /** Links into the project: what comes before an anchor. */
  private static final Pattern LINK =
      Pattern.compile("(?:\\]\\(|src=\"|srcset=\")(?!https?:)([^)#\"]+)?(#[^)\"]+)?[)\"]");

  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  /** What README.md of the guides says that there is. */
  private static final String VARIABLES =
      """
      static SparkSession spark;
      static Dataset<Row> images;
      static Dataset<Row> test;
      static Network network;
      static CnnClassifier classifier;
      static CnnClassificationModel model;
      """;

  @TempDir private Path folder;

  static List<Path> pages() throws IOException {
    try (Stream<Path> files = Files.list(GUIDES)) {
      return Stream.concat(files.filter(file -> file.toString().endsWith(".md")), Stream.of(README))
          .sorted()
          .toList();
    }
  }

  @Test
  void theSnippetsInJavaCompileWithTheImportsThatTheyTakeForGranted() throws IOException {
    StringBuilder program = new StringBuilder(blocks(GUIDES.resolve("README.md")).get(0));
    program.append("public class Guides {\n").append(VARIABLES);
    int snippets = 0;
    for (Path page : pages()) {
      if (!page.endsWith("README.md")) {
        for (String block : blocks(page)) {
          program.append("// %s%n".formatted(page.getFileName()));
          program.append("static void snippet%d() throws Exception {%n".formatted(snippets++));
          program.append(block).append("}\n");
        }
      }
    }
    assertThat(snippets).isGreaterThan(20);

    assertThat(new JavaSource(program.append("}\n").toString()).compile(folder)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToWhatThereIs(Path page) throws IOException {
    List<String> broken =
        LINK.matcher(Files.readString(page))
            .results()
            .filter(link -> !leadsSomewhere(page, link.group(1), link.group(2)))
            .map(link -> link.group())
            .toList();

    assertThat(broken).isEmpty();
  }

  private static boolean leadsSomewhere(Path page, String file, String anchor) {
    Path target = file == null ? page : page.resolveSibling(file).normalize();
    return Files.exists(target) && (anchor == null || anchors(target).contains(anchor));
  }

  /** Makes anchors of headings as GitHub does. */
  private static List<String> anchors(Path page) {
    try {
      return HEADING
          .matcher(Files.readString(page))
          .results()
          .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
          .map(text -> "#" + text.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> blocks(Path page) throws IOException {
    return JAVA.matcher(Files.readString(page)).results().map(block -> block.group(1)).toList();
  }
}
