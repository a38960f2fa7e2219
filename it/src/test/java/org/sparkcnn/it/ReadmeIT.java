package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
  private static final String COMPILE_PACK_AND_RUN =
      "(?:javac|jar --create|examples/run --class (?!org\\.))";

  @TempDir private Path folder;

  @AfterEach
  void removeLinks() throws IOException {
    Checkout.removeLinks(folder);
  }

  /** As somebody who has cloned the project would, in a folder that looks like the checkout. */
  @Test
  void theProgramOfTheReadmeIsCompiledAndRunByTheCommandsBelowIt() throws IOException {
    Files.writeString(folder.resolve("Digits.java"), only(Document.readme().blocks("java")));
    Checkout checkout = Checkout.in(folder);
    writeDigits(checkout);
    List<String> commands = Document.readme().commands(COMPILE_PACK_AND_RUN);
    assertThat(commands).hasSize(3);

    // What the README says to do before.
    checkout.bash("examples/run TrainMnist --train-images 64 --epochs 1");
    for (String command : commands.subList(0, 2)) {
      checkout.bash(command);
    }

    assertTrained(checkout.bash(commands.get(2)));
  }

  @Test
  void theProgramInScalaIsCompiledWithoutWarningsAndRunByTheSameCommands() throws IOException {
    String program = only(Document.readme().blocks("scala"));
    Scala.compile(folder, Scala.STRICT, program, folder.resolve("digits"));
    Checkout checkout = Checkout.in(folder);
    writeDigits(checkout);
    List<String> commands = Document.readme().commands(COMPILE_PACK_AND_RUN);

    checkout.bash(commands.get(1));

    assertTrained(checkout.bash(commands.get(2)));
  }

  @Test
  void theJobsOfTheReadmeTrainScoreAndEvaluate() throws IOException {
    List<String> commands = Document.readme().commands("examples/run --class org\\.sparkcnn\\.job");
    assertThat(commands).hasSize(3);
    Checkout checkout = Checkout.in(folder);
    Photographs.writeFiles(checkout.home().resolve("cifar10"));

    assertThat(checkout.bash(commands.get(0) + " --epochs 1").out())
        .contains("2 classes: cat, dog");
    assertThat(checkout.bash(commands.get(1)).lastLine()).startsWith("images=8 ");
    assertThat(checkout.bash(commands.get(2)).lastLine()).startsWith("accuracy=");
    assertThat(folder.resolve("evaluation.json")).isRegularFile();
  }

  private void assertTrained(Execution run) {
    assertThat(run.out()).contains("epoch 3/3", "prediction");
    assertThat(folder.resolve("digits-model/weights.safetensors")).isRegularFile();
  }

  /** Where the README says that they are. */
  private static void writeDigits(Checkout checkout) throws IOException {
    Path cache = Files.createDirectories(checkout.home().resolve(".cache/spark-cnn"));
    Files.move(Digits.write(cache), cache.resolve("mnist"));
  }

  private static String only(List<String> blocks) {
    assertThat(blocks).hasSize(1);
    return blocks.get(0);
  }
}
