package org.sparkcnn.it.bench;

import com.sun.jna.Callback;
import com.sun.jna.CallbackReference;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.RecordFunction;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.RecordScope;

/**
 * Records which operations libtorch runs in this thread, and how long each takes without the
 * operations inside it.
 *
 * <p>libtorch's own profiler has no Java binding, but what feeds it has: {@code
 * at::addGlobalCallback}. The callback is a small C++ struct, which is laid out here by hand
 * (ATen/record_function.h): the two functions, the sampling probability, a flag for each scope, and
 * three that ask for inputs, outputs and numbers.
 */
final class OperationRecorder implements AutoCloseable {
  private static final int SCOPES_OFFSET = 2 * Long.BYTES + Double.BYTES;

  private final Map<String, Total> totals = new HashMap<>();
  private final Deque<Frame> open = new ArrayDeque<>();
  private final Thread thread = Thread.currentThread();
  private final Begin begin = this::begin;
  private final End end = this::end;
  private final View view = new View();
  private final Memory callback;
  private final long handle;

  /**
   * The operations of one name.
   *
   * @param name as libtorch calls it
   * @param calls how many
   * @param seconds all together, without the operations inside them
   */
  record Row(String name, long calls, double seconds) {}

  /** Returns std::unique_ptr by value, so the caller passes the place for it. */
  interface Begin extends Callback {
    Pointer call(Pointer result, Pointer function);
  }

  /** Gets what the other returned. */
  interface End extends Callback {
    void call(Pointer function, Pointer context);
  }

  /** The same address for the other binding. */
  private static final class Address extends org.bytedeco.javacpp.Pointer {
    Address(Pointer pointer) {
      address = Pointer.nativeValue(pointer);
    }
  }

  /** Looks at one of libtorch's RecordFunctions; the constructor makes another one. */
  private static final class View extends RecordFunction {
    String nameAt(Pointer function) {
      address = Pointer.nativeValue(function);
      return name().getString();
    }
  }

  private static final class Total {
    long calls;
    long nanos;
  }

  private static final class Frame {
    final String name;
    final long begin = System.nanoTime();
    long inside;

    Frame(String name) {
      this.name = name;
    }
  }

  /** Begins to record. */
  OperationRecorder() {
    int scopes = RecordScope.NUM_SCOPES.value;
    callback = new Memory(SCOPES_OFFSET + 2L * Long.BYTES + scopes);
    callback.clear();
    callback.setPointer(0, CallbackReference.getFunctionPointer(begin));
    callback.setPointer(Long.BYTES, CallbackReference.getFunctionPointer(end));
    callback.setDouble(2L * Long.BYTES, 1);
    callback.setByte(SCOPES_OFFSET + RecordScope.FUNCTION.value, (byte) 1);
    callback.setByte(SCOPES_OFFSET + RecordScope.BACKWARD_FUNCTION.value, (byte) 1);
    handle = torch.addGlobalCallback(new Address(callback));
  }

  private Pointer begin(Pointer result, Pointer function) {
    result.setLong(0, 0);
    if (Thread.currentThread() == thread) {
      open.push(new Frame(view.nameAt(function)));
    }
    return result;
  }

  private void end(Pointer function, Pointer context) {
    if (Thread.currentThread() != thread || open.isEmpty()) {
      return;
    }
    Frame frame = open.pop();
    long nanos = System.nanoTime() - frame.begin;
    Total total = totals.computeIfAbsent(frame.name, name -> new Total());
    total.calls++;
    total.nanos += nanos - frame.inside;
    if (!open.isEmpty()) {
      open.peek().inside += nanos;
    }
  }

  /** Returns what was recorded, the longest first. */
  List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    totals.forEach((name, total) -> rows.add(new Row(name, total.calls, total.nanos / 1e9)));
    rows.sort(Comparator.comparingDouble(Row::seconds).reversed());
    return rows;
  }

  @Override
  public void close() {
    torch.removeCallback(handle);
    callback.close();
  }
}
