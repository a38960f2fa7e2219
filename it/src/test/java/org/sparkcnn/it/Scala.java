package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Scala's compiler, with Spark and the library on its class path. */
final class Scala {
  /** Makes every warning a mistake. */
  static final List<String> STRICT = List.of("-Werror", "-Xlint", "-deprecation");

  private Scala() {}

  /** Compiles a program into a new folder. */
  static void compile(Path folder, List<String> options, String program, Path classes)
      throws IOException {
    Path source = Files.writeString(folder.resolve("Program.scala"), program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("scala.tools.nsc.Main");
    command.addAll(options);
    command.add("-classpath");
    command.add(Build.library() + File.pathSeparator + System.getProperty("sparkClassPath"));
    command.addAll(List.of("-d", Files.createDirectory(classes).toString(), source.toString()));
    Execution compiler = Execution.of(folder, command);
    assertThat(compiler.code()).as("%s%n%s", compiler.out(), compiler.err()).isZero();
  }
}
