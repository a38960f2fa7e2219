package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PickleReaderTest {
  private static final int MANY = 1_000_000;

  private static Object read(String codes) {
    return PickleReader.read(codes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Map<String, Object> items(Object dict) {
    return ((PickleDict) dict).items();
  }

  private static byte[] repeated(String start, String codes, String end) {
    ByteArrayOutputStream pickle = new ByteArrayOutputStream();
    pickle.writeBytes(start.getBytes(StandardCharsets.ISO_8859_1));
    pickle.writeBytes(codes.repeat(MANY).getBytes(StandardCharsets.ISO_8859_1));
    pickle.writeBytes(end.getBytes(StandardCharsets.ISO_8859_1));
    return pickle.toByteArray();
  }

  @Test
  void readsNumbersOfEveryLength() {
    assertThat(read("(K\377M\377\377J\376\377\377\377\212\0\212\1\200\212\2\377\0t."))
        .isEqualTo(List.of(255L, 65535L, -2L, 0L, -128L, 255L));
    assertThat(read("(\212\10\0\0\0\0\0\0\0\200\212\11\0\0\0\0\0\0\0\0\1\213\1\0\0\0\5t."))
        .isEqualTo(List.of(Long.MIN_VALUE, Unread.NUMBER, 5L));
  }

  @Test
  void readsTextOfEveryLength() {
    assertThat(read("(X\2\0\0\0\303\251\214\1b\215\1\0\0\0\0\0\0\0c\214\0t."))
        .isEqualTo(List.of("é", "b", "c", ""));
  }

  @Test
  void passesOverWhatNobodyAsksFor() {
    assertThat(read("(N\210\211GABCDEFGHC\1xB\1\0\0\0x](K\1Ne\217(K\1K\2\220(K\1\221t."))
        .isEqualTo(
            List.of(
                Unread.NONE,
                true,
                false,
                Unread.NUMBER,
                Unread.BYTES,
                Unread.BYTES,
                Unread.LIST,
                Unread.SET,
                Unread.SET));
  }

  @Test
  void recallsWhatItRemembered() {
    assertThat(read("(\200\2K\1q\0K\2r\1\0\0\0h\1j\0\0\0\0t.")).isEqualTo(List.of(1L, 2L, 2L, 1L));
    assertThat(read("(\214\1a\224\214\1b\224h\1h\0t.")).isEqualTo(List.of("a", "b", "b", "a"));
  }

  @Test
  void theLastOfTwoItemsUnderANameCounts() {
    assertThat(items(read("}(\214\1aK\1\214\1bK\2\214\1aK\3u.")))
        .containsExactly(Map.entry("a", 3L), Map.entry("b", 2L));
  }

  @Test
  void stateOfDictsIsDropped() {
    assertThat(items(read("ccollections\nOrderedDict\n)R\214\1aK\1s}\214\11_metadata}sb.")))
        .containsExactly(Map.entry("a", 1L));
  }

  @Test
  void containersMayHoldThemselves() {
    assertThat(items(read("}q\0\214\1ah\0sh\0h\0s."))).containsOnlyKeys("a");
    assertThat(read("]q\0h\0a.")).isEqualTo(Unread.LIST);
    assertThat(items(read("}q\0h\0\205q\1h\0s."))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\205", "}\214\1a", "(", "]", "K\1", "}\224", "\224"})
  void deepNestingTakesNoStack(String codes) {
    byte[] pickle = repeated("K\1", codes, "");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PickleReader.read(pickle))
        .withMessageContaining("at byte " + pickle.length + ": expected 1 more bytes, found 0");
  }

  @Test
  void deeplyNestedTuplesAreReadAndDescribed() {
    Object nested = PickleReader.read(repeated("K\1", "\205", "."));
    assertThat(Unread.describe(nested)).isEqualTo("a tuple of 1");
    PickleDict dict = (PickleDict) PickleReader.read(repeated("}K\1", "\205", "K\1s."));
    assertThat(dict.items()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          .            | at byte 0: expected one value at the end, found 0 and 0 marks
          K1K2.        | at byte 4: expected one value at the end, found 2 and 0 marks
          (.           | at byte 1: expected one value at the end, found 0 and 1 marks
          K            | at byte 0: expected 1 more bytes, found 0
          t            | at byte 0: no mark is left on the stack
          K1(R         | at byte 3: less than 2 are left on the stack
          a            | at byte 0: less than 1 are left on the stack
          ](q          | at byte 2: expected 1 more bytes, found 0
          Nb           | at byte 1: nothing is left on the stack
          NNb          | at byte 2: None is given None as its state
          NNa          | at byte 2: 1 elements are added to None
          ](NNs        | at byte 4: nothing is left on the stack
          ]NNs         | at byte 3: 2 keys and values are put into a list
          }(NNNu       | at byte 5: 3 keys and values are put into a dict
          N)R          | at byte 2: None is called with a tuple of 0
          NQ           | at byte 1: expected a tuple as a storage's id, found None
          )Q           | at byte 1: storage: expected 5 arguments, found 0
          h0           | at byte 0: memo 48 is used, there are 0
          Nq0          | at byte 1: memo 48 is used, there are 0
          Xaaaa        | at byte 0: expected 1633771873 more bytes, found 0
          cabc         | at byte 0: expected 4 more bytes, found 3
          ctorch       | at byte 0: expected 6 more bytes, found 5
          i            | at byte 0: opcode 0x69 is not one that tensors and containers take
          o            | at byte 0: opcode 0x6f is not one that tensors and containers take
          P            | at byte 0: opcode 0x50 is not one that tensors and containers take
          """)
  void whatIsNotWellFormedIsRefusedWhereItIs(String codes, String message) {
    assertThatIllegalArgumentException().isThrownBy(() -> read(codes)).withMessage(message);
  }

  @ParameterizedTest
  @ValueSource(ints = {0x81, 0x82, 0x83, 0x84, 0x92, 0x97, 0x98})
  void objectsExtensionsAndBuffersAreRefused(int code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("N)" + (char) code))
        .withMessage("at byte 2: opcode 0x%02x is not one that tensors and containers take", code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\215", "\216", "\226"})
  void lengthsBeyondTheFileAreRefusedBeforeTheyAreAllocated(String code) {
    for (String length : List.of("\377\377\377\377\377\377\377\177", "\377".repeat(8))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> read(code + length + "abc."))
          .withMessageContaining("more bytes, found 4");
    }
  }

  @Test
  void aNewerProtocolIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\200\6N."))
        .withMessage("at byte 0: protocol 6, expected at most 5");
  }

  @Test
  void namesFromTheStackMeanTheSame() {
    assertThat(read("\214\5torch\214\14FloatStorage\223."))
        .isEqualTo(new PyTorchStorage.Type("F32"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\214\5posix\214\6system\223."))
        .withMessageStartingWith("at byte 15: contains posix.system, which is neither");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("\214\5posixN\223."))
        .withMessage("at byte 8: expected a module and a name, found 'posix' and None");
  }

  @Test
  void aTensorWithAttributesIsNoWayToRecurse() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> read("ctorch._tensor\n_rebuild_from_type_v2\nq\0(h\0ctorch\nTensor\n)}tR."))
        .withMessageContaining("argument 0: expected a function that makes a tensor");
  }

  @Test
  void theStrangersNameIsCutAndKeptOnOneLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("ca\rb\n" + "x".repeat(MANY) + "\n."))
        .withMessageStartingWith("at byte 0: contains a?b." + "x".repeat(76) + "..., which");
  }
}
