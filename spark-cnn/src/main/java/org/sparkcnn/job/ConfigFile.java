package org.sparkcnn.job;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Options in a properties file: what the command line does not say.
 *
 * @param name of the file, empty for none
 * @param values by the options' long names without dashes
 */
record ConfigFile(String name, Map<String, String> values) implements IDefaultValueProvider {
  static final String OPTION = "--config";
  private static final List<String> NOT_IN_FILES = List.of("help", "config");

  /** Returns no options. */
  static ConfigFile none() {
    return new ConfigFile("", Map.of());
  }

  /** What is looked for before all else. */
  private static final class Option {
    @CommandLine.Option(names = OPTION)
    private String file;
  }

  /**
   * Reads the file that a command line names.
   *
   * @throws IllegalArgumentException if it is not there, or not a properties file
   * @throws IOException if its file system fails
   */
  static ConfigFile namedIn(String... args) throws IOException {
    Option option = new Option();
    CommandLine line = new CommandLine(option).setUnmatchedArgumentsAllowed(true);
    line.setUnmatchedOptionsArePositionalParams(false).setOverwrittenOptionsAllowed(true);
    if (List.of(args).contains(OPTION) && OPTION.equals(args[args.length - 1])) {
      return none(); // refused, with all else, when the whole line is read
    }
    line.parseArgs(args);
    return option.file == null ? none() : read(option.file);
  }

  private static ConfigFile read(String file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = open(file)) {
      properties.load(reader);
    } catch (FileNotFoundException e) {
      throw new IllegalArgumentException("%s: there is no file %s".formatted(OPTION, file), e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: %s is no properties file: %s".formatted(OPTION, file, e.getMessage()), e);
    }
    Map<String, String> values = new TreeMap<>();
    properties.forEach((key, value) -> values.put(key.toString(), value.toString().strip()));
    return new ConfigFile(file, values);
  }

  private static Reader open(String file) throws IOException {
    Path path = new Path(file);
    if (path.toUri().getScheme() == null && Files.isRegularFile(java.nio.file.Path.of(file))) {
      return Files.newBufferedReader(java.nio.file.Path.of(file));
    }
    var conf = SparkHadoopUtil.get().newConfiguration(new SparkConf());
    return new InputStreamReader(path.getFileSystem(conf).open(path), StandardCharsets.UTF_8);
  }

  /**
   * Refuses what is no option.
   *
   * @throws IllegalArgumentException naming the key, and those that are like it
   */
  void check(CommandSpec spec) {
    List<String> known = new ArrayList<>();
    for (OptionSpec option : spec.options()) {
      if (!NOT_IN_FILES.contains(key(option))) {
        known.add(key(option));
      }
    }
    boolean hasParams = spec.findOption(ParamSettings.OPTION) != null;
    for (String key : values.keySet()) {
      boolean isParam = hasParams && key.startsWith(ParamSettings.PREFIX);
      if (!isParam && !known.contains(key)) {
        throw new IllegalArgumentException(
            "%s: unknown key '%s'; %s"
                .formatted(name, key, Names.like(key, known, "--help lists the options")));
      }
    }
  }

  /** Returns the values whose keys begin so, without that beginning. */
  Map<String, String> under(String prefix) {
    Map<String, String> found = new LinkedHashMap<>();
    values.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), value);
          }
        });
    return found;
  }

  @Override
  public String defaultValue(ArgSpec arg) {
    return arg instanceof OptionSpec option ? values.get(key(option)) : null;
  }

  private static String key(OptionSpec option) {
    return option.longestName().substring("--".length());
  }
}
