package org.sparkcnn.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class BenchTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          train --network vgg    | '--network': expected one of mnist, lenet-cifar, resnet20-cifar, resnet18-224, mobilenetv2-224, found 'vgg'
          score --precision auto | '--precision': expected fp32 or bf16, found 'auto'
          step --pairs 0         | '--pairs': expected a number from 1, found '0'
          train --workers two    | '--workers': expected a number from 1, found 'two'
          decode                 | Missing required option: '--data=PATH'
          decode --data nowhere  | '--data': there is no file or folder 'nowhere'
          endtoend --data nowhere | '--data': there is no file or folder 'nowhere'
          transform --network x  | '--network': expected one of mnist
          step --epochs 3        | Unknown options: '--epochs', '3'
          """)
  void aMistakeIsExplained(String line, String message) {
    assertThat(execute(line.split(" "))).isEqualTo(2);
    assertThat(err.toString()).contains(message).contains("Usage: it/bench");
  }

  @Test
  void nothingToMeasureIsAMistake() {
    assertThat(execute()).isEqualTo(2);
    assertThat(err.toString()).startsWith("Missing required subcommand");
  }

  @Test
  void helpListsTheCommands() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("train", "score", "step", "transform", "decode", "epoch", "endtoend", "profile");
    assertThat(out.toString()).doesNotContain("measure ", "measure-", "prepare-");
  }

  @Test
  void helpOfACommandListsTheNetworks() {
    assertThat(execute("train", "--help")).isZero();
    assertThat(out.toString()).contains("mobilenetv2-224", "--pairs");
  }

  private int execute(String... arguments) {
    CommandLine line = Bench.commandLine();
    return line.setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
