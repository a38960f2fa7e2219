package org.sparkcnn.store;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * What a pickle's opcodes work on: a stack with marks in it, and a memo of values to come back to.
 * Neither grows by more than one an opcode.
 */
final class PickleStack {
  private final List<Object> values = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final List<Object> memo = new ArrayList<>();

  void push(Object value) {
    values.add(value);
  }

  Object pop() {
    peek();
    return values.remove(values.size() - 1);
  }

  /** Returns the topmost value, of those after the last mark. */
  Object peek() {
    int bottom = marks.isEmpty() ? 0 : marks.getLast();
    if (values.size() == bottom) {
      throw new IllegalArgumentException("nothing is left on the stack");
    }
    return values.get(values.size() - 1);
  }

  void mark() {
    marks.addLast(values.size());
  }

  /** Removes the values after the last mark, and the mark. */
  List<Object> popMarked() {
    if (marks.isEmpty()) {
      throw new IllegalArgumentException("no mark is left on the stack");
    }
    return popFrom(marks.removeLast());
  }

  /** Removes that many values. */
  List<Object> pop(int count) {
    int bottom = marks.isEmpty() ? 0 : marks.getLast();
    if (values.size() - bottom < count) {
      throw new IllegalArgumentException("less than %d are left on the stack".formatted(count));
    }
    return popFrom(values.size() - count);
  }

  private List<Object> popFrom(int first) {
    List<Object> top = values.subList(first, values.size());
    List<Object> popped = List.copyOf(top);
    top.clear();
    return popped;
  }

  /** Returns the only value that is left. */
  Object result() {
    if (values.size() != 1 || !marks.isEmpty()) {
      throw new IllegalArgumentException(
          "expected one value at the end, found %d and %d marks"
              .formatted(values.size(), marks.size()));
    }
    return values.get(0);
  }

  /** Remembers the topmost value under the next number. */
  void memoize() {
    memo.add(peek());
  }

  /** Remembers the topmost value; Python counts these numbers up from 0. */
  void memoize(long number) {
    if (number == memo.size()) {
      memoize();
    } else {
      memo.set(index(number), peek());
    }
  }

  Object recall(long number) {
    return memo.get(index(number));
  }

  private int index(long number) {
    if (number >= memo.size()) {
      throw new IllegalArgumentException(
          "memo %d is used, there are %d".formatted(number, memo.size()));
    }
    return (int) number;
  }
}
