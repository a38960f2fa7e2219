package org.sparkcnn.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.sparkcnn.store.NewFile;

/**
 * Makes a page of what a model is, how it was trained and how well it does: curves, a confusion
 * matrix, each class' figures, the worst mistakes as pictures. The file needs nothing beside it,
 * neither scripts nor requests, and follows the reader's light or dark mode.
 */
public final class HtmlReport {
  private HtmlReport() {}

  /** Returns the page; it is well-formed XML too. */
  public static String html(ReportContents contents) {
    return new ReportPage(contents).html();
  }

  /**
   * Writes the page; until it is whole, it has another name. A report that is there is replaced.
   *
   * @param file on any Hadoop file system, such as {@code report.html} in the model's folder
   * @param conf says how to reach its file system
   * @throws IOException if there is a folder of this name, or the file system refuses
   */
  public static void write(ReportContents contents, String file, Configuration conf)
      throws IOException {
    Path target = new Path(file);
    FileSystem system = target.getFileSystem(conf);
    if (system.exists(target) && system.getFileStatus(target).isDirectory()) {
      throw new IOException(
          "%s is a folder; expected the name of the report's file, such as %s"
              .formatted(file, new Path(target, "report.html")));
    }
    NewFile.replace(system, target, out -> out.write(html(contents).getBytes(UTF_8)));
  }
}
