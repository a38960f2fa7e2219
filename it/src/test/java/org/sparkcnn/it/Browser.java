package org.sparkcnn.it;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/**
 * A browser without a window, of the family of Chromium.
 *
 * @param program its file
 * @param folder where it may keep things
 */
record Browser(Path program, Path folder) {
  private static final String[] NAMES = {
    "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"
  };

  /** Which colours a page is asked for. */
  enum Scheme {
    DARK(0),
    LIGHT(1);

    /** Chromium's. */
    private final int number;

    Scheme(int number) {
      this.number = number;
    }
  }

  /** Skips the test that asks, with the reason, unless there is one on the PATH. */
  static Browser assumeThere(Path folder) {
    Optional<Path> program = Programs.find(NAMES);
    assumeTrue(
        program.isPresent(), "there is no browser on the PATH: none of " + Arrays.toString(NAMES));
    return new Browser(program.get(), folder);
  }

  /** Returns the document that it makes of a page. */
  String dom(Path page) throws IOException {
    return run(page, "--dump-dom").out();
  }

  /** Shows a page and keeps what is to be seen, as PNG. */
  BufferedImage screenshot(Path page, Scheme scheme, int width, int height, Path file)
      throws IOException {
    run(
        page,
        "--screenshot=" + file,
        "--window-size=%d,%d".formatted(width, height),
        "--hide-scrollbars",
        "--blink-settings=preferredColorScheme=" + scheme.number);
    return ImageIO.read(file.toFile());
  }

  private Execution run(Path page, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                program.toString(),
                "--headless",
                // Nothing is opened but files of this test.
                "--no-sandbox",
                "--disable-gpu",
                "--user-data-dir=" + folder.resolve("browser")));
    command.addAll(Arrays.asList(options));
    command.add(page.toUri().toString());
    Execution execution = Execution.of(folder, command);
    if (execution.code() != 0) {
      throw new IOException("exit code %d%n%s".formatted(execution.code(), execution.err()));
    }
    return execution;
  }
}
