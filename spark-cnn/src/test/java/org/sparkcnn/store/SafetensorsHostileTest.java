package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.sparkcnn.store.SafetensorsTest.TINY;
import static org.sparkcnn.store.SafetensorsTest.file;
import static org.sparkcnn.store.SafetensorsTest.write;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sparkcnn.network.Parameter.Kind;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

class SafetensorsHostileTest {
  private static final String NAME = "w.safetensors";
  private static final String WEIGHT =
      "'1.weight':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]}";

  @TempDir java.nio.file.Path temp;
  private StateDictFiles files;

  @BeforeEach
  void makeTheFolder() {
    files = new StateDictFiles(temp);
  }

  private Weights read(byte[] file, ParameterTable table) throws IOException {
    return files.open(NAME, file).readAll(table);
  }

  /** Expects a failure whose message starts with the file and goes on like this. */
  private void refused(byte[] file, String message) {
    assertThatIOException()
        .isThrownBy(() -> read(file, TINY))
        .withMessageStartingWith(files.path(NAME) + ": " + message);
  }

  @Test
  void everythingThatDoesNotFitTheNetworkIsListedAtOnce() {
    ParameterTable three =
        new ParameterTable(
            List.of(
                new ParameterTable.Entry("a", Shape.of(2), Kind.WEIGHT, 0),
                new ParameterTable.Entry("b", Shape.of(2, 1), Kind.WEIGHT, 2),
                new ParameterTable.Entry("c", Shape.of(1), Kind.WEIGHT, 4),
                new ParameterTable.Entry("d", Shape.of(1), Kind.WEIGHT, 5),
                new ParameterTable.Entry("e", Shape.of(2), Kind.WEIGHT, 6)));
    byte[] file =
        file(
            "{'b':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},"
                + "'y':{'dtype':'F32','shape':[],'data_offsets':[8,12]},"
                + "'e':{'dtype':'F8_E4M3','shape':[2],'data_offsets':[12,16]},"
                + "'x':{'dtype':'I64','shape':[1],'data_offsets':[16,24]},"
                + "'a':{'dtype':'F32','shape':[2],'data_offsets':[24,32]}}",
            new float[8]);
    assertThatIOException()
        .isThrownBy(() -> read(file, three))
        .withMessage(
            files.path(NAME)
                + ": does not hold this network's weights: {missing=[c, d], "
                + "other dtype=[e is F8_E4M3], "
                + "other shape=[b is (1, 2), expected (2, 1)], unexpected=[y, x]}; types that can "
                + "be read are [F64, F32, F16, BF16, I64, I32, I16, I8, U8, BOOL]");
  }

  @Test
  void aFileCutShortAtAnyByteIsRefused() throws IOException {
    byte[] whole = write(new Weights(TINY, new float[6]), Map.of("format", "pt"));
    for (int length = 0; length < whole.length; length++) {
      refused(Arrays.copyOf(whole, length), "");
    }
  }

  @Test
  void aFileThatIsCutShortAfterItsHeaderWasReadIsRefused() throws IOException {
    byte[] whole = write(new Weights(TINY, new float[6]), Map.of());
    StateDict file = files.open(NAME, whole);
    files.put(NAME, Arrays.copyOf(whole, whole.length - 1));
    assertThatIOException()
        .isThrownBy(() -> file.readAll(TINY))
        .withMessage(
            "%s: the file is cut short, expected %d bytes", files.path(NAME), whole.length);
  }

  @Test
  void aFileWithBytesAfterTheDataIsRefused() throws IOException {
    byte[] whole = write(new Weights(TINY, new float[6]), Map.of());
    refused(
        Arrays.copyOf(whole, whole.length + 3),
        "header: the tensors take 24 bytes, but 27 bytes follow");
  }

  @Test
  void aChangedHeaderByteIsReadOrRefusedButNeverFailsOtherwise() throws IOException {
    byte[] whole = write(new Weights(TINY, new float[6]), Map.of());
    for (int at = 0; at < whole.length - 24; at++) {
      for (int value = 0; value < 256; value++) {
        byte[] changed = whole.clone();
        changed[at] = (byte) value;
        try {
          var contents = Safetensors.readHeader(new ByteArrayInputStream(changed), changed.length);
          assertThat(contents.tensors()).hasSizeBetween(1, 2);
        } catch (IllegalArgumentException e) {
          assertThat(e).hasMessageMatching("(?s)(header|not a safetensors file): .*");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 31, 1L << 32, 17})
  void aHeaderLongerThanTheFileIsRefusedBeforeItIsAllocated(long headerLength) {
    byte[] file =
        ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putLong(headerLength).array();
    refused(
        file,
        "not a safetensors file: the header's length is %s, expected at most 16 in a file of 24 bytes"
            .formatted(Long.toUnsignedString(headerLength)));
  }

  @Test
  void aHugeHeaderIsRefusedEvenIfTheFileIsAsLong() {
    byte[] start = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(1L << 40).array();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Safetensors.readHeader(new ByteArrayInputStream(start), Long.MAX_VALUE))
        .withMessage(
            "not a safetensors file: the header's length is 1099511627776, "
                + "expected at most 16777216 in a file of 9223372036854775807 bytes");
  }

  @Test
  void aHugeNetworkIsNotAllocatedForATinyFile() {
    Shape shape = Shape.of(1 << 30);
    ParameterTable huge =
        new ParameterTable(List.of(new ParameterTable.Entry("a", shape, Kind.WEIGHT, 0)));
    byte[] file =
        file("{'a':{'dtype':'F32','shape':[1073741824],'data_offsets':[0,4294967296]}}", 1, 2);
    assertThatIOException()
        .isThrownBy(() -> read(file, huge))
        .withMessage(
            files.path(NAME) + ": header: the tensors take 4294967296 bytes, but 8 bytes follow");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          "dtype":"F32","shape":[2],"data_offsets":[-8,0]             | : data_offsets: expected no negative number, found [-8, 0]
          "dtype":"F32","shape":[2],"data_offsets":[24,16]            | : data_offsets: expected [begin, end], found [24, 16]
          "dtype":"F32","shape":[2],"data_offsets":[16]               | : data_offsets: expected [begin, end], found [16]
          "dtype":"F32","shape":[2],"data_offsets":[16,24,32]         | : data_offsets: expected [begin, end], found [16, 24, 32]
          "dtype":"F32","shape":[2],"data_offsets":[16,24.0]          | : data_offsets[1]: expected a whole number, found 24.0
          "dtype":"F32","shape":[2],"data_offsets":[16,99999999999999999999] | : data_offsets[1]: expected a whole number, found 99999999999999999999
          "dtype":"F32","shape":[2],"data_offsets":"all"              | : data_offsets: expected a list [...], found "all"
          "dtype":"F32","shape":[2],"data_offsets":[16,28]            |  (2) of F32 takes 8 bytes, but its data_offsets [16, 28] hold 12
          "dtype":"F32","shape":[3],"data_offsets":[16,24]            |  (3) of F32 takes 12 bytes, but its data_offsets [16, 24] hold 8
          "dtype":"F32","shape":[2],"data_offsets":[8,16]             | : the data begin at 8, expected 16: there may be no gaps and no overlaps
          "dtype":"F32","shape":[1],"data_offsets":[20,24]            | : the data begin at 20, expected 16: there may be no gaps and no overlaps
          "dtype":"F32","shape":[-2],"data_offsets":[16,24]           | : shape: expected no negative number, found [-2]
          "dtype":"F32","shape":[-2,-1],"data_offsets":[16,24]        | : shape: expected no negative number, found [-2, -1]
          "dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[16,16] | : shape: more than 2^63 bytes in (4294967296, 4294967296)
          "dtype":"F32","shape":2,"data_offsets":[16,24]              | : shape: expected a list [...], found 2
          "dtype":32,"shape":[2],"data_offsets":[16,24]               | : dtype: expected a string, found 32
          "shape":[2],"data_offsets":[16,24]                          | : missing property `dtype`; found are [shape, data_offsets]
          "dtype":"F32","shape":[2],"data_offsets":[16,24],"code":"x" | : unknown property `code`; known are [dtype, shape, data_offsets]
          """)
  void anEntryThatCannotBeTrueIsRefused(String entry, String message) {
    refused(
        file("{" + WEIGHT + ",'1.bias':{" + entry + "}}", new float[6]),
        "header: '1.bias'" + (message.startsWith(":") ? "" : " ") + message.replace('`', '\''));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          ~~                        | expected an object {...}, found nothing
          []                        | expected an object {...}, found []
          {"a":[]}                  | 'a': expected an object {...}, found []
          {"__metadata__":"pt"}     | '__metadata__': expected an object {...}, found "pt"
          {"__metadata__":{"a":1}}  | '__metadata__': expected a string, found 1
          {"a":{},"a":{}}           | not JSON: Duplicate field 'a'
          {} x                      | not JSON: Unrecognized token 'x'
          {"a":                     | not JSON: Unexpected end-of-input
          """)
  void aHeaderThatIsNotWellFormedIsRefused(String header, String message) {
    refused(file(header), "header: " + message);
  }

  @Test
  void bytesThatAreNotUtf8AreRefused() {
    byte[] file = file("{'ab':{}}");
    file[10] = (byte) 0xff;
    refused(file, "header: not JSON: found bytes that are not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"F64", "F16", "BF16", "I64", "I32", "I16", "I8", "U8", "BOOL"})
  void theLengthOfAnyTypeIsChecked(String dtype) {
    int bytes = 3 * Dtype.valueOf(dtype).bytes();
    refused(
        file("{'a':{'dtype':'%s','shape':[3],'data_offsets':[0,%d]}}".formatted(dtype, bytes + 4)),
        "header: 'a' (3) of %s takes %d bytes, but its data_offsets [0, %d] hold %d"
            .formatted(dtype, bytes, bytes + 4, bytes + 4));
  }
}
