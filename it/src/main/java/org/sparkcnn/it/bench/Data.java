package org.sparkcnn.it.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Where the images are. */
final class Data {
  @Option(
      names = "--data",
      required = true,
      paramLabel = "PATH",
      converter = ExistingPath.class,
      description = "the image files")
  private Path path;

  Path path() {
    return path;
  }

  String toArgument() {
    return "--data=" + path;
  }

  private static final class ExistingPath implements ITypeConverter<Path> {
    @Override
    public Path convert(String value) {
      Path path = Path.of(value);
      if (!Files.exists(path)) {
        throw new TypeConversionException("there is no file or folder '" + value + "'");
      }
      return path;
    }
  }
}
