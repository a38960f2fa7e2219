package org.sparkcnn.monitor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads event files as TensorBoard does, file by file in the order of their names. */
final class EventFiles {
  private static final int SUMMARY = 5;

  private EventFiles() {}

  /**
   * An event.
   *
   * @param version the file version, or null
   * @param scalars numbers by tags
   * @param texts by tags, with a few bytes around them
   */
  record Event(
      double wallTime,
      long step,
      String version,
      Map<String, Float> scalars,
      Map<String, String> texts) {}

  static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  /** Returns all events of a folder. */
  static List<Event> events(Path folder) throws IOException {
    List<Event> events = new ArrayList<>();
    for (Path file : in(folder)) {
      events.addAll(read(Files.readAllBytes(file)));
    }
    return events;
  }

  /** Returns the numbers of a tag, by their steps. */
  static Map<Long, Float> scalars(Path folder, String tag) throws IOException {
    Map<Long, Float> scalars = new LinkedHashMap<>();
    for (Event event : events(folder)) {
      if (event.scalars().containsKey(tag)) {
        scalars.put(event.step(), event.scalars().get(tag));
      }
    }
    return scalars;
  }

  static List<Event> read(byte[] file) throws IOException {
    ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
    List<Event> events = new ArrayList<>();
    while (in.hasRemaining()) {
      int at = in.position();
      int length = Math.toIntExact(in.getLong());
      assertThat(in.getInt()).as("checksum of the length").isEqualTo(crc(file, at, Long.BYTES));
      byte[] data = new byte[length];
      in.get(data);
      assertThat(in.getInt()).as("checksum of the data").isEqualTo(crc(data, 0, length));
      events.add(event(CodedInputStream.newInstance(data)));
    }
    return events;
  }

  /** CRC-32C bit by bit, masked, as the format's definition has it. */
  private static int crc(byte[] bytes, int from, int count) {
    int crc = -1;
    for (int i = from; i < from + count; i++) {
      crc ^= bytes[i] & 0xFF;
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc >>> 1) ^ ((crc & 1) == 1 ? 0x82F63B78 : 0);
      }
    }
    crc = ~crc;
    return ((crc >>> 15) | (crc << 17)) + 0xa282ead8;
  }

  private static Event event(CodedInputStream in) throws IOException {
    double wallTime = 0;
    long step = 0;
    String version = null;
    Map<String, Float> scalars = new LinkedHashMap<>();
    Map<String, String> texts = new LinkedHashMap<>();
    for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
      switch (WireFormat.getTagFieldNumber(tag)) {
        case 1 -> wallTime = in.readDouble();
        case 2 -> step = in.readInt64();
        case 3 -> version = in.readString();
        case SUMMARY -> summary(in.readBytes().newCodedInput(), scalars, texts);
        default -> throw new IOException("an event has no field " + tag);
      }
    }
    return new Event(wallTime, step, version, scalars, texts);
  }

  private static void summary(
      CodedInputStream in, Map<String, Float> scalars, Map<String, String> texts)
      throws IOException {
    while (in.readTag() != 0) {
      CodedInputStream value = in.readBytes().newCodedInput();
      assertThat(WireFormat.getTagFieldNumber(value.readTag())).as("tag").isEqualTo(1);
      String name = value.readString();
      if (WireFormat.getTagFieldNumber(value.readTag()) == 2) {
        scalars.put(name, value.readFloat());
      } else {
        texts.put(name, value.readBytes().toString(UTF_8));
        value.readTag();
        assertThat(value.readBytes().toString(UTF_8)).as("plugin").endsWith("text");
      }
    }
  }
}
