package org.sparkcnn.store;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A tuple from a pickle, whose parts are expected to be something.
 *
 * @param of what they are arguments of, for messages
 * @param values the parts
 */
record PickleArguments(String of, List<?> values) {

  /** Checks how many there are. */
  PickleArguments count(int least, int most) {
    if (values.size() < least || values.size() > most) {
      throw new IllegalArgumentException(
          "%s: expected %s arguments, found %d"
              .formatted(of, least == most ? least : least + " to " + most, values.size()));
    }
    return this;
  }

  int count() {
    return values.size();
  }

  String text(int i) {
    return as(i, String.class, "a string");
  }

  /** Returns a number that counts something: not negative. */
  long natural(int i) {
    if (values.get(i) instanceof Long number && number >= 0) {
      return number;
    }
    throw unexpected(i, "a whole number, not negative");
  }

  /** Returns a tensor's sizes or strides. */
  List<Long> naturals(int i, int most) {
    List<?> numbers = as(i, List.class, "a tuple");
    if (numbers.size() > most) {
      throw unexpected(i, "at most " + most);
    }
    PickleArguments parts = new PickleArguments(of, numbers);
    return IntStream.range(0, numbers.size()).mapToObj(parts::natural).toList();
  }

  <T> T as(int i, Class<T> type, String expected) {
    Object value = values.get(i);
    if (type.isInstance(value)) {
      return type.cast(value);
    }
    throw unexpected(i, expected);
  }

  IllegalArgumentException unexpected(int i, String expected) {
    return new IllegalArgumentException(
        "%s: argument %d: expected %s, found %s"
            .formatted(of, i, expected, Unread.describe(values.get(i))));
  }
}
