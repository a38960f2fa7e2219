package org.sparkcnn.examples;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * A class that is compiled and run while a test runs.
 *
 * @param text its source
 */
record JavaSource(String text) {
  private static final Pattern NAME = Pattern.compile("public class (\\w+)");

  String className() {
    Matcher matcher = NAME.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no public class in\n" + text);
    }
    return matcher.group(1);
  }

  /** Returns what the compiler says; nothing if all is well. */
  String compile(Path target) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter says = new StringWriter();
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> options =
        List.of("-proc:none", "-Xlint:all,-path", "-classpath", classPath, "-d", target.toString());
    compiler.getTask(says, null, null, options, null, List.of(file())).call();
    return says.toString();
  }

  /** Runs the compiled class. */
  void main(Path target, String... args) throws Exception {
    URL[] classes = {target.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Class<?> main = loader.loadClass(className());
      main.getMethod("main", String[].class).invoke(null, (Object) args);
    }
  }

  private JavaFileObject file() {
    URI uri = URI.create("string:///" + className() + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }
}
