package org.sparkcnn.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong on a command line is said in one line, with the exit code 2, by every job. */
class WrongInputTest {
  @TempDir private static Path folder;

  /** The options of a job that would do its work. */
  private record Command(Supplier<Program> job, List<String> options) {
    JobRun with(String option, String... others) {
      String name = option.substring(0, option.indexOf('=') + 1);
      List<String> all = new ArrayList<>(options);
      all.removeIf(given -> !name.isEmpty() && given.startsWith(name));
      all.add(option);
      all.addAll(List.of(others));
      return JobRun.of(job.get(), all.toArray(String[]::new));
    }

    @Override
    public String toString() {
      return job.get().getClass().getSimpleName();
    }
  }

  private static Command train;
  private static Command score;
  private static Command evaluate;
  private static Command pack;

  @BeforeAll
  static void trainAModel() throws IOException {
    Path photos = Photos.write(folder, 4);
    Path model = Photos.model(photos);
    Files.writeString(folder.resolve("file"), "in the way");
    Files.createDirectories(folder.resolve("half/metadata"));
    String data = "--data=" + photos;
    String output = "--output=" + folder.resolve("output");
    String split = "--split=train";
    train =
        new Command(
            Train::new,
            List.of(
                data,
                split,
                "--network=simple_cnn",
                "--model=" + folder.resolve("new"),
                "--epochs=1"));
    score = new Command(Score::new, List.of(data, split, "--model=" + model, output));
    evaluate = new Command(Evaluate::new, List.of(data, split, "--model=" + model, output));
    pack = new Command(Pack::new, List.of(data, split, output));
  }

  static Stream<Arguments> mistakes() throws IOException {
    if (train == null) { // sources are asked before what is before all
      trainAModel();
    }
    List<Command> all = List.of(train, score, evaluate, pack);
    List<Command> scorers = List.of(score, evaluate);
    List<Arguments> mistakes = new ArrayList<>();
    all.forEach(job -> mistakes.add(arguments(job, "--labelcol=x", "Unknown option")));
    all.forEach(
        job -> mistakes.add(arguments(job, "--data=/no/where", "--data: there is no file:")));
    all.forEach(
        job -> mistakes.add(arguments(job, "--split=val", "--split val: there is no folder")));
    all.forEach(job -> mistakes.add(arguments(job, "--format=csv", "--format: 'csv' is none of")));
    all.forEach(job -> mistakes.add(arguments(job, "--format=mnist", "photos")));
    all.forEach(
        job -> mistakes.add(arguments(job, "--image-col=photo", "no image column 'photo'")));
    all.forEach(
        job -> mistakes.add(arguments(job, "--config=/no/file", "there is no file /no/file")));
    all.forEach(job -> mistakes.add(arguments(job, "--data=nowhere://a/b", "nowhere")));
    for (Command job : List.of(train, evaluate, pack)) {
      mistakes.add(arguments(job, "--label-col=kind", "no label column 'kind'"));
    }
    for (Command job : scorers) {
      mistakes.add(arguments(job, "--model=/no/model", "--model: there is no saved model in"));
      mistakes.add(
          arguments(job, "--model=" + folder.resolve("photos"), "there is no saved model"));
      mistakes.add(arguments(job, "--model=" + folder.resolve("half"), "half"));
      mistakes.add(arguments(job, "--batch-size=0", "--batch-size: '0' is not allowed"));
    }
    for (Command job : List.of(score, evaluate, pack)) {
      mistakes.add(arguments(job, "--output=" + folder.resolve("file/a"), "--output: nothing can"));
    }
    mistakes.add(arguments(train, "--model=" + folder.resolve("file/a"), "--model: nothing can"));
    mistakes.add(arguments(train, "--tensorboard=" + folder.resolve("file/a"), "--tensorboard: n"));
    mistakes.add(arguments(train, "--network=lenet5", "did you mean lenet?"));
    mistakes.add(arguments(train, "--network=transformer", "there are simple_cnn, "));
    mistakes.add(arguments(train, "--network-json=/no/file", "--network"));
    mistakes.add(arguments(train, "--freeze=layer9", "'layer9' fits no layer"));
    mistakes.add(arguments(train, "--initial-weights=/no/file", "/no/file"));
    mistakes.add(arguments(train, "--initial-weights=" + folder.resolve("file"), "file"));
    mistakes.add(arguments(train, "--augmentation=turn", "'turn'"));
    mistakes.add(arguments(train, "--checkpoints=" + folder.resolve("file/a"), "file/a"));
    mistakes.add(arguments(score, "--output-format=mnist5", "--output-format: Spark knows no"));
    mistakes.add(arguments(score, "--format=parquet2", "what is written has --output-format"));
    mistakes.add(arguments(evaluate, "--report=" + folder.resolve("file/a"), "--report: nothing"));
    mistakes.add(arguments(pack, "--compression=rar", "--compression: 'rar' is not allowed"));
    mistakes.add(arguments(pack, "--height=tall", "expected a whole number, found 'tall'"));
    return mistakes.stream();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("mistakes")
  void isSaidInOneLine(Command command, String option, String part) {
    JobRun run = command.with(option);

    assertThat(run.complaints()).hasSize(1);
    assertThat(run.err()).startsWith(command + ": ").contains(part);
    assertThat(run.code()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("commands")
  void isShownWithItsPlaceOnRequest(Command command) {
    JobRun run = command.with("--data=/no/where", "--verbose");

    assertThat(run.err()).contains("\tat org.sparkcnn.job.", "there is no file:");
    assertThat(run.code()).isEqualTo(2);
  }

  static Stream<Command> commands() throws IOException {
    mistakes();
    return Stream.of(train, score, evaluate, pack);
  }
}
