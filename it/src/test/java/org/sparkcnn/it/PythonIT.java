package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class PythonIT {
  private static final Path SOURCES = Build.ROOT.resolve("spark-cnn/src/main/python");

  @TempDir private Path folder;

  /** Python takes the package out of the jar. */
  @Test
  void itsOwnTestsPassWithTheJarOnPythonsPath() throws IOException {
    Path tests = Build.ROOT.resolve("spark-cnn/src/test/python");

    Execution run =
        PySpark.find(folder)
            .run(
                folder,
                Map.of(
                    "PYTHONPATH",
                    Build.library() + ":" + tests,
                    "SPARK_CNN_JAR",
                    Build.libraryWithNatives().toString()),
                "-W",
                "ignore",
                "-m",
                "unittest",
                "discover",
                "--start-directory",
                tests.resolve("tests").toString(),
                "--top-level-directory",
                tests.toString());

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.err()).containsPattern("Ran \\d\\d tests");
  }

  @Test
  void theProgramOfTheReadmeIsSubmitted() throws IOException {
    PySpark python = PySpark.find(folder);
    List<String> programs = Document.readme().blocks("python");
    assertThat(programs).hasSize(1);
    Path file = Files.writeString(folder.resolve("digits.py"), programs.get(0));

    Execution run =
        python.submit(
            folder,
            List.of(
                "--conf",
                "spark.log.level=WARN",
                "--jars",
                Build.libraryWithNatives().toString(),
                "--py-files",
                Build.libraryWithNatives().toString(),
                file.toString(),
                Digits.write(folder).toString(),
                "digits-model"));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("epoch 3/3", "prediction");
    assertThat(folder.resolve("digits-model/weights.safetensors")).isRegularFile();
  }

  /** Spark puts the jars of packages on the path of a program in Python. */
  @Test
  void thePackagesOptionAloneBringsItToo() throws IOException {
    PySpark python = PySpark.find(folder);
    Path program =
        Files.writeString(
            folder.resolve("count.py"),
            """
            from pyspark.sql import SparkSession
            from sparkcnn import networks

            SparkSession.builder.getOrCreate()
            print(networks.simple_cnn((1, 28, 28), 10).summary())
            """);

    Execution run =
        python.submit(
            folder,
            List.of(
                "--packages",
                "org.sparkcnn:spark-cnn:" + Build.VERSION,
                "--conf",
                "spark.jars.ivySettings=" + PublishedRepository.ivySettings(folder),
                "--conf",
                "spark.jars.ivy=" + folder.resolve("ivy"),
                program.toString()));

    assertThat(run.code()).as(run.err()).isZero();
    assertThat(run.out()).contains("421,642");
  }

  @Test
  void pipInstallsItWithItsNamesForSpark() throws IOException {
    PySpark python = PySpark.find(folder);
    assumeTrue(
        python.has(folder, "hatchling"), "hatchling, which builds the wheel, is not installed");

    Execution installed =
        python.run(
            folder,
            Map.of(),
            "-m",
            "pip",
            "install",
            "--no-deps",
            "--no-build-isolation",
            "--target",
            "installed",
            SOURCES.toString());

    assertThat(installed.code()).as(installed.err()).isZero();
    Execution imported =
        python.run(
            folder,
            Map.of("PYTHONPATH", "installed"),
            "-c",
            "import org.sparkcnn.ml, sparkcnn; print(sparkcnn.CnnClassifier)");
    assertThat(imported.out()).as(imported.err()).contains("org.sparkcnn.ml.CnnClassifier");
  }

  @Test
  void theWheelHasTheProjectsVersion() throws IOException {
    String version = Build.VERSION.replace("-SNAPSHOT", ".dev0");

    assertThat(Files.readString(SOURCES.resolve("pyproject.toml")))
        .contains("version = \"%s\"".formatted(version));
  }
}
