package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ReadmeIT {
  private static final Pattern PROGRAM = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Pattern COMMANDS =
      Pattern.compile("(?m)^    (javac|jar|examples/run --class (?!org\\.)).*$");
  private static final Pattern CIFAR =
      Pattern.compile("(?m)^    (examples/run TrainCifar10 --data ~/(\\w+))$");

  private static final Pattern WEIGHTS =
      Pattern.compile("(?m)^    (examples/run (?:Score|FineTune)Cifar10 .*)$");

  private static final Pattern JOBS =
      Pattern.compile("(?m)^    (examples/run --class org\\.sparkcnn\\.job\\..*)$");

  private static final List<String> MODULES = List.of("spark-cnn", "examples");

  @TempDir private Path folder;

  /** JUnit removes the folder, and need not wonder at links that lead out of it. */
  @AfterEach
  void removeLinks() throws IOException {
    for (String module : MODULES) {
      Files.deleteIfExists(folder.resolve(module));
    }
  }

  /** As somebody who has cloned the project would, in a folder that looks like the checkout. */
  @Test
  void theProgramOfTheReadmeIsCompiledAndRunByTheCommandsBelowIt() throws IOException {
    String readme = Files.readString(Build.ROOT.resolve("README.md"));
    Matcher program = PROGRAM.matcher(readme);
    assertThat(program.find()).isTrue();
    Files.writeString(folder.resolve("Digits.java"), program.group(1));
    for (String module : MODULES) {
      Files.createSymbolicLink(folder.resolve(module), Build.ROOT.resolve(module));
    }
    Path home = Files.createDirectory(folder.resolve("home"));
    Path cache = Files.createDirectories(home.resolve(".cache/spark-cnn"));
    Path digits = Digits.write(cache);
    Files.move(digits, cache.resolve("mnist"));
    List<String> commands =
        COMMANDS.matcher(readme).results().map(match -> match.group().strip()).toList();
    assertThat(commands).hasSize(3);

    // What the README says to do before.
    bash(home, "examples/run TrainMnist --train-images 64 --epochs 1");
    for (String command : commands.subList(0, 2)) {
      bash(home, command);
    }
    Execution run = bash(home, commands.get(2));

    assertThat(run.out()).contains("epoch 3/3", "prediction");
    assertThat(folder.resolve("digits-model/weights.safetensors")).isRegularFile();
  }

  @Test
  void thePhotographsOfTheReadmeAreTrainedOnByTheCommandAboveThem() throws IOException {
    Matcher command = CIFAR.matcher(Files.readString(Build.ROOT.resolve("README.md")));
    assertThat(command.find()).isTrue();
    Files.createSymbolicLink(folder.resolve("examples"), Build.ROOT.resolve("examples"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Photographs.write(Files.createDirectory(home.resolve(command.group(2))));

    Execution run = bash(home, command.group(1) + " --epochs 1 --batch-size 16");

    assertThat(run.out()).contains("epoch 1/1", "airplane", "truck");
    assertThat(run.lastLine()).startsWith("accuracy=");
  }

  @Test
  void weightsFromElsewhereScoreAndLearnOtherClassesByTheCommandsOfTheReadme() throws IOException {
    List<String> commands =
        WEIGHTS
            .matcher(Files.readString(Build.ROOT.resolve("README.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(commands).hasSize(2);
    Files.createSymbolicLink(folder.resolve("examples"), Build.ROOT.resolve("examples"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Photographs.writeFiles(home.resolve("cifar10"));
    bash(home, "examples/run TrainCifar10 --data ~/cifar10 --model model --epochs 1");
    Files.move(folder.resolve("model/weights.safetensors"), folder.resolve("resnet20.safetensors"));

    assertThat(bash(home, commands.get(0)).lastLine())
        .matches("accuracy=[01]\\.\\d{4} images_per_second=\\d+");
    Execution tuned = bash(home, commands.get(1) + " --epochs 1 --model tuned");
    assertThat(tuned.out()).contains("started from resnet20.safetensors: 95 of 97 parameters");
    assertThat(folder.resolve("tuned/weights.safetensors")).isRegularFile();
  }

  @Test
  void theJobsOfTheReadmeTrainScoreAndEvaluate() throws IOException {
    List<String> commands =
        JOBS.matcher(Files.readString(Build.ROOT.resolve("README.md")))
            .results()
            .map(match -> match.group(1))
            .toList();
    assertThat(commands).hasSize(3);
    Files.createSymbolicLink(folder.resolve("examples"), Build.ROOT.resolve("examples"));
    Path home = Files.createDirectory(folder.resolve("home"));
    Photographs.writeFiles(home.resolve("cifar10"));

    assertThat(bash(home, commands.get(0) + " --epochs 1").out()).contains("2 classes: cat, dog");
    assertThat(bash(home, commands.get(1)).lastLine()).startsWith("images=8 ");
    assertThat(bash(home, commands.get(2)).lastLine()).startsWith("accuracy=");
    assertThat(folder.resolve("evaluation.json")).isRegularFile();
  }

  private Execution bash(Path home, String command) throws IOException {
    Execution done = Execution.of(folder, List.of("env", "HOME=" + home, "bash", "-c", command));
    assertThat(done.code()).as("%s%n%s", command, done.err()).isZero();
    return done;
  }
}
