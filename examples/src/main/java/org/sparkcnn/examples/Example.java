package org.sparkcnn.examples;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What all examples share: help, exit codes, and what they say when they fail. */
@Command(
    showDefaultValues = true,
    sortOptions = false,
    usageHelpAutoWidth = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed; standard error says why", "2:not a valid command line"})
abstract class Example implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show these options")
  @SuppressWarnings("UnusedVariable") // only picocli asks whether it is given
  private boolean help;

  @Option(names = "--stacktrace", description = "where in the program a failure happened")
  private boolean stackTrace;

  /** Does what the example is about; an exception is its failure. */
  abstract void run() throws Exception;

  @Override
  public final Integer call() throws Exception {
    run();
    return CommandLine.ExitCode.OK;
  }

  /**
   * Runs the example.
   *
   * @return the exit code
   */
  final int execute(String... args) {
    return new CommandLine(this)
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command.getErr()))
        .execute(args);
  }

  /**
   * Runs the example and ends the process if it fails. It returns otherwise, because Spark takes
   * the end of main, and not System.exit(0), for success.
   */
  final void start(String... args) {
    int code = execute(args);
    if (code != CommandLine.ExitCode.OK) {
      System.exit(code);
    }
  }

  private int failed(Exception e, PrintWriter err) {
    if (stackTrace) {
      e.printStackTrace(err);
    } else {
      err.println(Explanation.of(e));
    }
    err.flush();
    return CommandLine.ExitCode.SOFTWARE;
  }
}
