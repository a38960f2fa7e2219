package org.sparkcnn.monitor;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * TensorFlow's <a
 * href="https://github.com/tensorflow/tensorboard/blob/master/tensorboard/compat/proto/event.proto">Event</a>
 * messages, encoded. Their few fields are written one by one, which spares generated classes.
 */
final class TensorBoardEvents {
  /** Of Event. */
  private static final int WALL_TIME = 1;

  private static final int STEP = 2;
  private static final int FILE_VERSION = 3;
  private static final int SUMMARY = 5;

  /** Of Summary. */
  private static final int VALUE = 1;

  /** Of Summary.Value. */
  private static final int TAG = 1;

  private static final int SIMPLE_VALUE = 2;
  private static final int TENSOR = 8;
  private static final int METADATA = 9;

  /** Of SummaryMetadata and, within it, PluginData. */
  private static final int PLUGIN_DATA = 1;

  private static final int PLUGIN_NAME = 1;

  /** Of TensorProto and, within it, TensorShapeProto and its Dim. */
  private static final int DTYPE = 1;

  private static final int SHAPE = 2;
  private static final int STRING_VALUES = 8;
  private static final int DIM = 2;
  private static final int SIZE = 1;

  /** Of the enumeration DataType. */
  private static final int DT_STRING = 7;

  private TensorBoardEvents() {}

  /** Writes the fields of a message. */
  private interface Fields {
    void write(CodedOutputStream out) throws IOException;
  }

  /** Returns the event that a file begins with. */
  static byte[] fileVersion(double wallTime) {
    return message(
        event -> {
          event.writeDouble(WALL_TIME, wallTime);
          event.writeString(FILE_VERSION, "brain.Event:2");
        });
  }

  /**
   * Returns the event of some numbers.
   *
   * @param wallTime in seconds since 1970
   * @param values by their tags
   */
  static byte[] scalars(double wallTime, long step, Map<String, Double> values) {
    byte[] summary =
        message(
            out -> {
              for (Map.Entry<String, Double> value : values.entrySet()) {
                out.writeByteArray(VALUE, scalar(value.getKey(), value.getValue()));
              }
            });
    return event(wallTime, step, summary);
  }

  private static byte[] scalar(String tag, double number) {
    return message(
        value -> {
          value.writeString(TAG, tag);
          value.writeFloat(SIMPLE_VALUE, (float) number);
        });
  }

  /**
   * Returns the event of a text, as PyTorch's {@code SummaryWriter.add_text} writes it.
   *
   * @param markdown what is shown
   */
  static byte[] text(double wallTime, String tag, String markdown) {
    byte[] plugin = message(out -> out.writeString(PLUGIN_NAME, "text"));
    byte[] metadata = message(out -> out.writeByteArray(PLUGIN_DATA, plugin));
    byte[] dim = message(out -> out.writeInt64(SIZE, 1));
    byte[] shape = message(out -> out.writeByteArray(DIM, dim));
    byte[] tensor =
        message(
            out -> {
              out.writeEnum(DTYPE, DT_STRING);
              out.writeByteArray(SHAPE, shape);
              out.writeString(STRING_VALUES, markdown);
            });
    byte[] value =
        message(
            out -> {
              out.writeString(TAG, tag);
              out.writeByteArray(TENSOR, tensor);
              out.writeByteArray(METADATA, metadata);
            });
    return event(wallTime, 0, message(out -> out.writeByteArray(VALUE, value)));
  }

  private static byte[] event(double wallTime, long step, byte[] summary) {
    return message(
        event -> {
          event.writeDouble(WALL_TIME, wallTime);
          event.writeInt64(STEP, step);
          event.writeByteArray(SUMMARY, summary);
        });
  }

  private static byte[] message(Fields fields) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      CodedOutputStream out = CodedOutputStream.newInstance(bytes);
      fields.write(out);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }
}
