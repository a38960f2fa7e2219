package org.sparkcnn.job;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * A command line: its help, its options from a file, its exit codes (0 done, 1 failed, 2 wrong
 * command line or input), and the line on standard error that says what went wrong.
 */
@Command(
    showDefaultValues = true,
    sortOptions = false,
    abbreviateSynopsis = true,
    requiredOptionMarker = '*',
    optionListHeading = "%nOptions, of which those with * are required:%n",
    usageHelpAutoWidth = true,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:failed; standard error says why",
      "2:wrong command line or input; standard error says what was found and what was expected"
    })
public abstract class Program implements Callable<Integer> {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "show these options")
  @SuppressWarnings("UnusedVariable") // only picocli asks whether it is given
  private boolean help;

  @Option(
      names = ConfigFile.OPTION,
      paramLabel = "FILE",
      description =
          "a properties file of options, by their long names without dashes; what the command line"
              + " says wins; a local file or any Hadoop path")
  @SuppressWarnings("UnusedVariable") // read before all others, whose values are in it
  private String config;

  @Option(names = "--verbose", description = "where in the program a failure happened")
  private boolean verbose;

  @Spec private CommandSpec spec;

  private ConfigFile configured = ConfigFile.none();

  /** For subclasses. */
  protected Program() {}

  /** Does what the program is about; an exception is its failure. */
  protected abstract void run() throws Exception;

  /**
   * Runs a check of what the user gave, before any work: what it cannot read is wrong input, and
   * not a failure.
   *
   * @throws IllegalArgumentException if it cannot read something
   */
  protected static <T> T input(Callable<T> check) throws Exception {
    try {
      return check.call();
    } catch (IOException | UncheckedIOException e) {
      throw new IllegalArgumentException(Explanation.of(e), e);
    }
  }

  /** Adds options that are not fields; by default none. */
  void addOptions(CommandSpec spec) {}

  /** Returns what the configuration file says under keys that begin so, without that beginning. */
  final Map<String, String> configured(String prefix) {
    return configured.under(prefix);
  }

  @Override
  public final Integer call() throws Exception {
    run();
    return CommandLine.ExitCode.OK;
  }

  /**
   * Runs the program.
   *
   * @return the exit code
   */
  public final int execute(String... args) {
    CommandLine line = commandLine();
    try {
      configure(line, args);
    } catch (Exception e) { // whatever a file system throws
      return failed(e, line);
    }
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      say(
          line,
          "the Java heap of %d MiB is too small (%s): raise spark.driver.memory"
              .formatted(Runtime.getRuntime().maxMemory() >> 20, e.getMessage()));
      return CommandLine.ExitCode.SOFTWARE;
    }
  }

  /**
   * Reads a command line, with its file, and runs nothing.
   *
   * @throws IllegalArgumentException if the file is not what it should be
   * @throws ParameterException if the command line is not
   */
  final void parse(String... args) throws Exception {
    CommandLine line = commandLine();
    configure(line, args);
    line.parseArgs(args);
  }

  private CommandLine commandLine() {
    CommandLine line = new CommandLine(this);
    addOptions(line.getCommandSpec());
    return line.setParameterExceptionHandler((e, args) -> misused(e))
        .setExecutionExceptionHandler((e, command, parsed) -> failed(e, command));
  }

  private void configure(CommandLine line, String... args) throws Exception {
    configured = ConfigFile.namedIn(args);
    configured.check(line.getCommandSpec());
    line.setDefaultValueProvider(configured);
  }

  /**
   * Runs the program and ends the process if it fails. It returns otherwise, because Spark takes
   * the end of main, and not System.exit(0), for success.
   */
  protected final void start(String... args) {
    int code = execute(args);
    if (code != CommandLine.ExitCode.OK) {
      System.exit(code);
    }
  }

  /** Says on standard error what went wrong without ending the program. */
  final void warn(String what) {
    say(spec.commandLine(), "warning: " + what);
  }

  private int misused(ParameterException e) {
    say(e.getCommandLine(), e.getMessage() + advice(e) + "; --help lists the options");
    return CommandLine.ExitCode.USAGE;
  }

  private static String advice(ParameterException e) {
    return e instanceof UnmatchedArgumentException unknown && !unknown.getSuggestions().isEmpty()
        ? "; did you mean " + String.join(" or ", unknown.getSuggestions()) + "?"
        : "";
  }

  private int failed(Exception e, CommandLine line) {
    if (verbose) {
      PrintWriter err = line.getErr();
      e.printStackTrace(err);
      err.flush();
    }
    say(line, Explanation.of(e));
    return Explanation.blamesInput(e) ? CommandLine.ExitCode.USAGE : CommandLine.ExitCode.SOFTWARE;
  }

  private static void say(CommandLine line, String what) {
    PrintWriter err = line.getErr();
    err.println(line.getCommandName() + ": " + what);
    err.flush();
  }
}
