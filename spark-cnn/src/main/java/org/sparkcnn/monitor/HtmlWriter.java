package org.sparkcnn.monitor;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a page that is HTML and well-formed XML at once; what is in it cannot be markup. */
final class HtmlWriter {
  private static final char REPLACEMENT = '\uFFFD';

  private final StringWriter page = new StringWriter();
  private final XMLStreamWriter xml;

  /** What may go wrong. */
  private interface Step {
    void write() throws XMLStreamException;
  }

  HtmlWriter() {
    try {
      // The JDK's own: what Spark brings beside it may be set to anything.
      xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(page);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    run(() -> xml.writeDTD("<!DOCTYPE html>\n"));
  }

  /**
   * Begins an element.
   *
   * @param attributes names and values by turns
   */
  HtmlWriter open(String tag, String... attributes) {
    run(() -> xml.writeStartElement(tag));
    return attributes(attributes);
  }

  /** Ends the element that was begun last. */
  HtmlWriter close() {
    // With its own text node, an element without content gets an end tag, which HTML wants.
    run(() -> xml.writeCharacters(""));
    run(xml::writeEndElement);
    return this;
  }

  HtmlWriter text(String text) {
    run(() -> xml.writeCharacters(clean(text)));
    return this;
  }

  /** Writes an element with text in it. */
  HtmlWriter element(String tag, String text, String... attributes) {
    return open(tag, attributes).text(text).close();
  }

  /** Writes an element that HTML knows as one without content, such as {@code img}. */
  HtmlWriter empty(String tag, String... attributes) {
    run(() -> xml.writeEmptyElement(tag));
    return attributes(attributes);
  }

  private HtmlWriter attributes(String... attributes) {
    for (int i = 0; i < attributes.length; i += 2) {
      String name = attributes[i];
      String value = clean(attributes[i + 1]);
      run(() -> xml.writeAttribute(name, value));
    }
    return this;
  }

  /** Returns the page. */
  String page() {
    run(xml::writeEndDocument);
    run(xml::flush);
    return page + "\n";
  }

  /** Replaces what neither XML nor UTF-8 has: control characters and halves of characters. */
  private static String clean(String text) {
    int[] clean = text.codePoints().map(c -> isCharacter(c) ? c : REPLACEMENT).toArray();
    return new String(clean, 0, clean.length);
  }

  private static boolean isCharacter(int c) {
    return c == '\t'
        || c == '\n'
        || c == '\r'
        || (c >= ' ' && c < Character.MIN_SURROGATE)
        || (c > Character.MAX_SURROGATE && c < 0xFFFE)
        || c > 0xFFFF;
  }

  private static void run(Step step) {
    try {
      step.write();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }
}
