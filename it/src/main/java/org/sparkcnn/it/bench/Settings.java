package org.sparkcnn.it.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import org.sparkcnn.plan.Precision;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that all commands share. */
final class Settings {
  @Option(
      names = "--network",
      paramLabel = "NAME",
      defaultValue = "mnist",
      converter = SubjectConverter.class,
      completionCandidates = SubjectNames.class,
      description = "what is trained and scored: ${COMPLETION-CANDIDATES}; default mnist")
  private Subject subject;

  @Option(
      names = "--precision",
      paramLabel = "P",
      defaultValue = "fp32",
      converter = PrecisionConverter.class,
      description = "of ours, fp32 or bf16, default fp32; the eager loop computes in fp32")
  private Precision precision;

  @Mixin private Workers workers;

  Subject subject() {
    return subject;
  }

  Precision precision() {
    return precision;
  }

  int workers() {
    return workers.count();
  }

  /** Returns these settings, with another precision, as a command line. */
  List<String> toArguments(Precision other) {
    return List.of(
        "--network=" + subject,
        "--precision=" + (other == Precision.BF16 ? "bf16" : "fp32"),
        workers.toArgument());
  }

  /** Returns the same for another number of workers. */
  Settings with(int count) {
    Settings other = new Settings();
    other.subject = subject;
    other.precision = precision;
    other.workers = Workers.of(count);
    return other;
  }

  /** Returns the images of the subject in this process. */
  Pixels pixels() {
    return subject.isMade()
        ? MadeImages.of(subject.input(), subject.classes(), subject.images())
        : Mnist.training(mnist(), subject.input());
  }

  /** Returns the folder of MNIST's files, fetched if they are not there. */
  static Path mnist() {
    String root = System.getProperty("bench.root", ".");
    try {
      Process fetch =
          new ProcessBuilder(Path.of(root, "examples", "fetch-mnist").toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      String folder = new String(fetch.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (fetch.waitFor() != 0) {
        throw new IllegalStateException("examples/fetch-mnist failed");
      }
      return Path.of(folder.strip());
    } catch (IOException e) {
      throw new IllegalStateException("examples/fetch-mnist cannot be run: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while fetching MNIST", e);
    }
  }

  private static final class SubjectNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Subject.all().stream().map(Subject::name).iterator();
    }
  }

  private static final class SubjectConverter implements ITypeConverter<Subject> {
    @Override
    public Subject convert(String value) {
      try {
        return Subject.named(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  private static final class PrecisionConverter implements ITypeConverter<Precision> {
    @Override
    public Precision convert(String value) {
      return switch (value) {
        case "fp32" -> Precision.FP32;
        case "bf16" -> Precision.BF16;
        default ->
            throw new TypeConversionException("expected fp32 or bf16, found '" + value + "'");
      };
    }
  }
}
