package org.sparkcnn.monitor;

import java.util.Base64;
import java.util.List;

/**
 * Images that are taken for another class than they are.
 *
 * @param mistakes the worst ones first
 */
record ReportMistakes(List<Mistake> mistakes) {

  void write(HtmlWriter html) {
    html.open("section").element("h2", "Worst mistakes");
    html.element(
        "p", "The surer the model was of the wrong class, the further in front.", "class", "note");
    html.open("div", "class", "mistakes");
    for (Mistake mistake : mistakes) {
      html.open("figure");
      if (mistake.image().length > 0) {
        boolean isJpeg = isJpeg(mistake.image());
        html.empty(
            "img",
            "class",
            isJpeg ? "photograph" : "icon",
            "src",
            "data:%s;base64,%s"
                .formatted(
                    isJpeg ? "image/jpeg" : "image/png",
                    Base64.getEncoder().encodeToString(mistake.image())),
            "alt",
            "%s, taken for %s".formatted(mistake.label(), mistake.prediction()));
      }
      html.open("figcaption").element("strong", mistake.label());
      html.text(" taken for ").element("strong", mistake.prediction(), "class", "wrong");
      html.text(" ");
      html.element("span", ReportPage.percent(mistake.probability()), "class", "figure");
      if (!mistake.name().isEmpty()) {
        html.element("small", lastPart(mistake.name()), "title", mistake.name());
      }
      html.close().close();
    }
    html.close().close();
  }

  private static boolean isJpeg(byte[] image) {
    return image.length > 1 && image[0] == (byte) 0xFF && image[1] == (byte) 0xD8;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
