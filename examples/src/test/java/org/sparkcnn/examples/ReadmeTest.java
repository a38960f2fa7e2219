package org.sparkcnn.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {
  private static final Pattern JAVA = Pattern.compile("(?s)```java\n(.*?)```");

  @TempDir private Path folder;

  @Test
  void theProgramInTheReadmeCompilesAndRuns() throws IOException {
    JavaSource program = new JavaSource(onlyJavaBlock());
    Path data = Files.createDirectory(folder.resolve("data"));
    TinyMnist.write(data);
    String model = folder.resolve("model").toString();

    assertThat(program.compile(folder)).isEmpty();
    Captured run =
        Captured.of(
            () -> {
              try {
                program.main(folder, data.toString(), model);
                return 0;
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });

    assertThat(run.out()).contains("epoch 3/3").contains("prediction");
    assertThat(folder.resolve("model/metadata")).isDirectory();
  }

  private static String onlyJavaBlock() throws IOException {
    String readme = Files.readString(Path.of(System.getProperty("readme")));
    List<String> blocks = JAVA.matcher(readme).results().map(ReadmeTest::text).toList();
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }

  private static String text(MatchResult block) {
    return block.group(1);
  }
}
