package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares with what PyTorch has made of the same numbers: see make_state_dicts.py. */
class DtypeTest {
  private static final int EVERY = 1 << 16;
  private static final int MANY = 1 << 20;

  @TempDir java.nio.file.Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "f64", "f32", "f16", "bf16", "i64", "i32", "i16", "i8", "u8", "bool", "scalar", "empty"
      })
  void valuesOfEveryTypeAreWhatPyTorchsFloatMakesOfThem(String name) throws IOException {
    TensorFile file =
        new StateDictFiles(temp)
            .open("dtypes.safetensors", StateDictFiles.resource("dtypes.safetensors"))
            .tensors();
    assertThat(read(file, name)).isEqualTo(read(file, name + ".float"));
  }

  private static float[] read(TensorFile file, String name) throws IOException {
    TensorFile.Tensor tensor =
        file.tensors().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    int length = tensor.shape().stream().reduce(1L, (a, b) -> a * b).intValue();
    float[] values = new float[length];
    file.read(List.of(new FloatTensor(name, tensor.shape(), values, 0)));
    return values;
  }

  @Test
  void floatsAreRoundedAsPyTorchRoundsThem() throws IOException {
    TensorFile file =
        new StateDictFiles(temp)
            .open("dtypes.safetensors", StateDictFiles.resource("dtypes.safetensors"))
            .tensors();
    float[] floats = read(file, "f32");
    assertThat(rounded(floats, Dtype.F16)).isEqualTo(read(file, "f16"));
    assertThat(rounded(floats, Dtype.BF16)).isEqualTo(read(file, "bf16"));
    assertThat(rounded(floats, Dtype.F32)).isEqualTo(floats);
    assertThat(rounded(floats, Dtype.F64)).isEqualTo(floats);
  }

  private static float[] rounded(float[] values, Dtype dtype) {
    ByteBuffer buffer = buffer(values.length * dtype.bytes());
    float[] rounded = new float[values.length];
    for (float value : values) {
      dtype.put(buffer, value);
    }
    buffer.flip();
    for (int i = 0; i < values.length; i++) {
      rounded[i] = dtype.next(buffer);
    }
    return rounded;
  }

  @ParameterizedTest
  @CsvSource({"F16, every half as float", "BF16, every bfloat16 as float"})
  void every16BitsAreTheSameFloatAsInPyTorch(Dtype dtype, String crc) throws IOException {
    ByteBuffer bits = buffer(EVERY * Short.BYTES);
    for (int i = 0; i < EVERY; i++) {
      bits.putShort((short) i);
    }
    bits.flip();
    assertThat(crc(Dtype.F32, EVERY, i -> dtype.next(bits))).isEqualTo(golden(crc));
  }

  @ParameterizedTest
  @CsvSource({
    "F16, false, floats as half",
    "BF16, false, floats as bfloat16",
    "F16, true, near floats as half",
    "BF16, true, near floats as bfloat16"
  })
  void aMillionFloatsAreRoundedAsPyTorchRoundsThem(Dtype dtype, boolean near, String crc)
      throws IOException {
    long found = crc(dtype, MANY, i -> Float.intBitsToFloat(near ? nearBits(hash(i)) : hash(i)));
    assertThat(found).isEqualTo(golden(crc));
  }

  private static int hash(int index) {
    int x = index * (int) 2654435761L + 12345;
    x = (x ^ x >>> 16) * 0x85EBCA6B;
    x = (x ^ x >>> 13) * 0xC2B2AE35;
    return x ^ x >>> 16;
  }

  /** Of the exponents of halves, and often half-way between two of them. */
  private static int nearBits(int bits) {
    return (bits & 0x80000000) | ((100 + (bits >>> 23) % 46) << 23) | (bits & 0x7ff000);
  }

  /** The checksum of values written as a type; processors differ in the bits of a NaN. */
  private static long crc(Dtype dtype, int count, IntToDoubleFunction value) {
    ByteBuffer buffer = buffer(count * dtype.bytes());
    for (int i = 0; i < count; i++) {
      float number = (float) value.applyAsDouble(i);
      dtype.put(buffer, Float.isNaN(number) ? 0 : number);
    }
    CRC32 crc = new CRC32();
    crc.update(buffer.flip());
    return crc.getValue();
  }

  private static long golden(String name) throws IOException {
    JsonNode golden =
        Json.tree(new String(StateDictFiles.resource("conversions.json"), StandardCharsets.UTF_8));
    return golden.get(name).longValue();
  }

  @Test
  void aTypeOfIntegersIsNotWritten() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> Dtype.I8.put(buffer(8), 1))
        .withMessage("no weights are written as I8");
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
