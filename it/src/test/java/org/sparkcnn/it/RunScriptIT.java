package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class RunScriptIT {
  @TempDir private Path folder;

  @Test
  void helpSaysHowItIsUsed() throws IOException {
    Execution help = run("--help");

    assertThat(help.code()).isZero();
    assertThat(help.out())
        .startsWith("Usage: examples/run EXAMPLE [options]")
        .contains("TrainMnist", "TrainCifar10", "SPARK_HOME", "--class NAME");
    assertThat(help.err()).isEmpty();
  }

  @Test
  void nothingToRunIsAMistake() throws IOException {
    Execution nothing = run();

    assertThat(nothing.code()).isEqualTo(2);
    assertThat(nothing.err()).startsWith("examples/run: which example?");
  }

  @Test
  void anOptionItDoesNotKnowIsAMistake() throws IOException {
    Execution unknown = run("--master", "local", "TrainMnist");

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err()).startsWith("examples/run: unknown option --master");
  }

  @Test
  void anExampleThatThereIsNotIsAMistakeAnsweredWithThoseThereAre() throws IOException {
    for (String wrong : List.of("TrainMinst", "Summary")) {
      Execution unknown = run(wrong);

      assertThat(unknown.code()).isEqualTo(2);
      assertThat(unknown.err())
          .startsWith("examples/run: there is no example " + wrong)
          .contains("TrainMnist ", "ScoreCifar10 ");
    }
  }

  @Test
  void aClassThatThereIsNotIsAMistake() throws IOException {
    Execution unknown = run("--class", "org.sparkcnn.job.Trian", "--help");

    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("examples/run: there is no class org.sparkcnn.job.Trian in ")
        .doesNotContain("Exception");
  }

  @Test
  void aBadImageIsSaidInOneLine() throws IOException {
    Photographs.writeFiles(folder.resolve("photos"));
    Files.writeString(folder.resolve("photos/train/cat/bad.jpg"), "no picture");

    Execution failed =
        run(
            "--class",
            "org.sparkcnn.job.Train",
            "--data=" + folder.resolve("photos"),
            "--split=train",
            "--network=lenet",
            "--input=32x32x3",
            "--epochs=1",
            "--model=" + folder.resolve("model"));

    assertThat(failed.code()).as(failed.err()).isEqualTo(2);
    assertThat(failed.err().lines()).hasSize(1);
    assertThat(failed.err()).startsWith("Train: ").contains("bad.jpg");
  }

  @Test
  void aJarThatIsNotThereIsAMistake() throws IOException {
    Execution missing = run("--class", "org.example.Main", "--jar", "no such.jar");

    assertThat(missing.code()).isEqualTo(2);
    assertThat(missing.err()).startsWith("examples/run: there is no file no such.jar");
  }

  @Test
  void anOptionThatTheExampleDoesNotKnowIsAMistake() throws IOException {
    Execution unknown = run("TrainMnist", "--data", "nowhere", "--epoch", "3");

    assertThat(unknown.code()).as(unknown.err()).isEqualTo(2);
    assertThat(unknown.err()).contains("Unknown options: '--epoch', '3'");
  }

  @Test
  void aFailureOfTheExampleIsItsExitCode() throws IOException {
    Path nowhere = folder.resolve("nowhere");

    Execution failed = run("TrainMnist", "--data", nowhere.toString());

    assertThat(failed.code()).as(failed.err()).isEqualTo(2);
    assertThat(failed.err())
        .contains("the directory file:%s does not exist".formatted(nowhere))
        .doesNotContain("\tat ");
  }

  @Test
  void aJobOfTheLibraryNeedsNoJar() throws IOException {
    Execution help = run("--class", "org.sparkcnn.job.Train", "--help");

    assertThat(help.code()).as(help.err()).isZero();
    assertThat(help.out()).startsWith("Usage: Train").contains("--network=NAME", "resnet20");
  }

  private Execution run(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(Build.ROOT.resolve("examples/run").toString()));
    command.addAll(Arrays.asList(arguments));
    return Execution.of(folder, command);
  }
}
