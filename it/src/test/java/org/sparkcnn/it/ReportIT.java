package org.sparkcnn.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sparkcnn.monitor.HtmlReport;

/** The report as a browser shows it; its pictures stay in {@code it/target/report}. */
class ReportIT {
  private static final int WIDTH = 1200;
  private static final int HEIGHT = 3300;
  private static final Path PICTURES = Build.ROOT.resolve("it/target/report");

  @TempDir private Path folder;
  private Browser browser;

  @BeforeEach
  void browse() throws IOException {
    browser = Browser.assumeThere(folder);
    Files.createDirectories(PICTURES);
  }

  @Test
  void theBrowserFindsAllItsParts() throws IOException {
    String dom = browser.dom(write("ten", 10));

    assertThat(dom.split("<section", -1)).hasSize(1 + 8);
    assertThat(dom.split("<path", -1)).hasSize(1 + 6);
    assertThat(dom.split("<img", -1)).hasSize(1 + 12);
  }

  @Test
  void itIsLightOrDarkAsTheReaderLikesIt() throws IOException {
    Path page = write("ten", 10);
    BufferedImage light = screenshot(page, "ten-light.png", Browser.Scheme.LIGHT);
    BufferedImage dark = screenshot(page, "ten-dark.png", Browser.Scheme.DARK);

    assertThat(new Color(light.getRGB(1, 1))).isEqualTo(new Color(0xF6F8FA));
    assertThat(new Color(dark.getRGB(1, 1))).isEqualTo(new Color(0x0D1117));
    assertThat(List.of(light, dark)).allSatisfy(ReportIT::isNotEmpty);
  }

  @Test
  void aHundredClassesAreShownToo() throws IOException {
    isNotEmpty(screenshot(write("hundred", 100), "hundred-light.png", Browser.Scheme.LIGHT));
  }

  private static void isNotEmpty(BufferedImage picture) {
    assertThat(picture.getWidth()).isEqualTo(WIDTH);
    assertThat(picture.getHeight()).isEqualTo(HEIGHT);
    int[] pixels = picture.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
    assertThat(Arrays.stream(pixels).distinct().count()).as("colours").isGreaterThan(100);
  }

  private BufferedImage screenshot(Path page, String name, Browser.Scheme scheme)
      throws IOException {
    return browser.screenshot(page, scheme, WIDTH, HEIGHT, PICTURES.resolve(name));
  }

  private Path write(String name, int classes) throws IOException {
    Path page = folder.resolve(name + ".html");
    HtmlReport.write(MadeReport.of(classes), page.toString(), new Configuration(false));
    return page;
  }
}
