package org.sparkcnn.it.bench;

import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command line of {@code it/bench}. */
@CommandLine.Command(
    name = "it/bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel =
        "(train | score | step | transform | decode | epoch | endtoend | round | scale | plan | profile)",
    subcommands = {
      DecodeCommand.class,
      DecodeCommand.Measure.class,
      TransformCommand.class,
      TransformCommand.Measure.class,
      EpochCommand.class,
      EpochCommand.Measure.class,
      RoundCommand.class,
      ScaleCommand.class,
      ScaleCommand.Measure.class,
      PlanCommand.class,
      EndToEndCommand.class,
      EndToEndCommand.Prepare.class,
      EndToEndCommand.MeasureStage.class,
      EndToEndCommand.MeasureMemory.class
    },
    description = {
      "train, score and step compare this project with plain eager libtorch (NCHW, fp32) on the "
          + "same network, batches and optimizer; transform with its own engine; decode with other "
          + "decoders; epoch compares a packed data set with memory; endtoend goes from files to Parquet. Sides are measured in turns, each in a process of its own.",
      "The last line of a comparison holds the medians: ratio=… ours=… eager=… unit=images/s"
    })
public final class Bench {
  @Spec private CommandSpec spec;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Bench()).setUsageHelpAutoWidth(true);
  }

  @CommandLine.Command(
      mixinStandardHelpOptions = true,
      description = "CnnClassifier.fit against the eager training loop")
  int train(@Mixin Settings settings, @Mixin Pairs pairs) throws Exception {
    return compare(Command.TRAIN, settings, pairs);
  }

  @CommandLine.Command(
      mixinStandardHelpOptions = true,
      description = "transform into the noop sink against eager scoring")
  int score(@Mixin Settings settings, @Mixin Pairs pairs) throws Exception {
    return compare(Command.SCORE, settings, pairs);
  }

  @CommandLine.Command(
      mixinStandardHelpOptions = true,
      description = "the engine without Spark against both eager loops")
  int step(@Mixin Settings settings, @Mixin Pairs pairs) throws Exception {
    return compare(Command.STEP, settings, pairs);
  }

  private int compare(Command command, Settings settings, Pairs pairs) throws Exception {
    new Comparison(command, settings, out()).run(pairs.count());
    return CommandLine.ExitCode.OK;
  }

  @CommandLine.Command(
      mixinStandardHelpOptions = true,
      description = "where a training step and a scoring call spend their time, by operation")
  int profile(@Mixin Settings settings) throws Exception {
    for (Side side : new Side[] {Side.OURS, Side.EAGER}) {
      new ChildProcess(settings).print("profile-of", side.toString());
    }
    return CommandLine.ExitCode.OK;
  }

  @CommandLine.Command(name = "profile-of", hidden = true)
  int profileOf(@Parameters Side side, @Mixin Settings settings) throws Exception {
    new Profile(settings, out()).print(side);
    return CommandLine.ExitCode.OK;
  }

  /** One side's measurement, for {@link Comparison}. */
  @CommandLine.Command(name = "measure", hidden = true)
  int measure(@Parameters Side side, @Parameters Command command, @Mixin Settings settings)
      throws Exception {
    Measurement measurement = new Measurement(settings);
    Map<Quantity, Double> rates =
        side == Side.OURS ? measurement.ours(command) : measurement.eager(command.quantities());
    rates.forEach((quantity, rate) -> out().println(quantity + "=" + rate));
    return CommandLine.ExitCode.OK;
  }

  /** The machine's limit in floating point operations a second. */
  @CommandLine.Command(name = "limit", hidden = true)
  int limit(@Mixin Settings settings) throws Exception {
    out().println("limit=" + ConvolutionLimit.of(settings.precision(), settings.workers()));
    return CommandLine.ExitCode.OK;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  /** How often a comparison is repeated. */
  static final class Pairs {
    @Option(
        names = "--pairs",
        defaultValue = "3",
        converter = Count.class,
        paramLabel = "N",
        description = "repetitions, default 3")
    private int count;

    int count() {
      return count;
    }
  }
}
