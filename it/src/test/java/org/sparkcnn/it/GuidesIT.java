package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the guides tell people to type; their Java is compiled by a test of the examples. */
@DisabledOnOs(OS.WINDOWS)
class GuidesIT {
  private static final String EXAMPLES = "examples/run (?!--class)";

  @TempDir private Path folder;

  @AfterEach
  void removeLinks() throws IOException {
    Checkout.removeLinks(folder);
  }

  @Test
  void photographsAreTrainedOnByTheCommandForThem() throws IOException {
    List<String> commands = Document.guide("training").commands(EXAMPLES);
    assertThat(commands).hasSize(1);
    Checkout checkout = Checkout.in(folder);
    Photographs.write(Files.createDirectory(checkout.home().resolve("cifar10")));

    Execution run = checkout.bash(commands.get(0) + " --epochs 1 --batch-size 16");

    assertThat(run.out()).contains("epoch 1/1", "airplane", "truck");
    assertThat(run.lastLine()).startsWith("accuracy=");
  }

  @Test
  void weightsFromElsewhereScoreAndLearnOtherClasses() throws IOException {
    List<String> commands = Document.guide("fine-tuning").commands(EXAMPLES);
    assertThat(commands).hasSize(2);
    Checkout checkout = Checkout.in(folder);
    Photographs.writeFiles(checkout.home().resolve("cifar10"));
    checkout.bash("examples/run TrainCifar10 --data ~/cifar10 --model model --epochs 1");
    Files.move(folder.resolve("model/weights.safetensors"), folder.resolve("resnet20.safetensors"));

    assertThat(checkout.bash(commands.get(0)).lastLine())
        .matches("accuracy=[01]\\.\\d{4} images_per_second=\\d+");
    Execution tuned = checkout.bash(commands.get(1) + " --epochs 1 --model tuned");
    assertThat(tuned.out()).contains("started from resnet20.safetensors: 95 of 97 parameters");
    assertThat(folder.resolve("tuned/weights.safetensors")).isRegularFile();
  }

  @Test
  void aFolderOfImagesIsTrainedOnAndScoredByTheJobs() throws IOException {
    List<String> commands = Document.guide("jobs").commands("examples/run --class");
    assertThat(commands).hasSize(3);
    Checkout checkout = Checkout.in(folder);
    Photographs.writeFiles(folder);
    Files.move(folder.resolve("train"), checkout.home().resolve("photos"));

    assertThat(checkout.bash(commands.get(0) + " --epochs 1").out())
        .contains("2 classes: cat, dog");
    assertThat(checkout.bash(commands.get(1)).lastLine()).startsWith("images=64 ");
    assertThat(folder.resolve("photos-scores/_SUCCESS")).isRegularFile();
    assertThat(checkout.bash(commands.get(2)).out()).contains("MiB outside the Java heap");
  }

  @Test
  void theScalaIsCompiled() throws IOException {
    StringBuilder program =
        new StringBuilder(Document.guide("README").blocks("scala").get(0))
            .append("object Guides {\n");
    int snippets = 0;
    for (Path guide : Document.guides()) {
      if (!guide.endsWith("README.md")) {
        for (String block : Document.of(guide).blocks("scala")) {
          program.append("def snippet%d(".formatted(snippets++));
          program.append("classifier: CnnClassifier, network: Network): Unit = {\n");
          program.append(block).append("}\n");
        }
      }
    }
    assertThat(snippets).isPositive();

    Path classes = folder.resolve("guides");
    Scala.compile(folder, List.of(), program.append("}\n").toString(), classes);
  }

  /** Python has no compiler that would find a wrong name. */
  @Test
  void thePythonHasOnlyNamesThatThereAre() throws IOException {
    PySpark python = PySpark.find(folder);

    Execution run =
        python.run(
            folder,
            Map.of("PYTHONPATH", Build.library().toString()),
            Build.ROOT.resolve("spark-cnn/src/test/python/check_snippets.py").toString(),
            Build.ROOT.resolve("spark-cnn/src/main/docs").toString());

    assertThat(run.code()).as("%s%n%s", run.out(), run.err()).isZero();
    assertThat(run.out()).containsPattern("\\d+ snippets");
  }
}
