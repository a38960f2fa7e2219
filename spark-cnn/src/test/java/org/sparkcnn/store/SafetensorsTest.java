package org.sparkcnn.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sparkcnn.network.Layers.conv2d;
import static org.sparkcnn.network.Layers.flatten;
import static org.sparkcnn.network.Layers.linear;
import static org.sparkcnn.network.Layers.relu;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.sparkcnn.network.Network;
import org.sparkcnn.network.ParameterTable;
import org.sparkcnn.network.Shape;
import org.sparkcnn.network.Weights;

class SafetensorsTest {
  /** Six numbers: 1.weight (2, 2) and 1.bias (2). */
  static final ParameterTable TINY =
      Network.of(Shape.image(1, 1, 2), flatten(), linear(2)).parameterTable();

  @TempDir java.nio.file.Path temp;

  static byte[] write(Weights weights, Map<String, String> metadata) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Safetensors.write(WeightsFile.tensors(weights), Dtype.F32, out, metadata);
    return out.toByteArray();
  }

  private Weights read(byte[] file, ParameterTable table) throws IOException {
    return new StateDictFiles(temp).open("w.safetensors", file).readAll(table);
  }

  /** Returns a file with a header as it stands and these values. */
  static byte[] file(String header, float... values) {
    byte[] utf8 = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    ByteBuffer file =
        ByteBuffer.allocate(8 + utf8.length + 4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    file.putLong(utf8.length).put(utf8);
    for (float value : values) {
      file.putFloat(value);
    }
    return file.array();
  }

  @ParameterizedTest
  @MethodSource("org.sparkcnn.store.ModelFolderTest#networks")
  void aPresetsWeightsAreEqualAfterARoundTrip(Network network) throws IOException {
    Weights weights = Weights.initial(network, 7);
    Weights read = read(write(weights, Map.of()), network.parameterTable());
    assertThat(read.values()).isEqualTo(weights.values());
    assertThat(read.table()).isEqualTo(weights.table());
  }

  @Test
  void tensorsLongerThanAChunkAreEqualAfterARoundTrip() throws IOException {
    Network network =
        Network.of(Shape.image(1, 1, 1000), conv2d(3, 1), relu(), flatten(), linear(601));
    Weights weights = Weights.initial(network, 7);
    Weights read = read(write(weights, Map.of()), network.parameterTable());
    assertThat(read.values()).isEqualTo(weights.values());
  }

  @Test
  void theFileIsWhatPythonWrites() throws IOException {
    Weights weights = new Weights(TINY, new float[] {1, 2, 3, 4, 5, 6});
    String header =
        "{'__metadata__':{'format':'pt'},"
            + "'1.weight':{'dtype':'F32','shape':[2,2],'data_offsets':[0,16]},"
            + "'1.bias':{'dtype':'F32','shape':[2],'data_offsets':[16,24]}}";
    String padded = header + " ".repeat(8 - header.length() % 8);
    byte[] written = write(weights, Map.of("format", "pt"));
    assertThat(written).isEqualTo(file(padded, 1, 2, 3, 4, 5, 6));
    assertThat(ByteBuffer.wrap(written).order(ByteOrder.LITTLE_ENDIAN).getLong() % 8).isZero();
  }

  @Test
  void tensorsMayLieInAnyOrderAndTheHeaderInAnother() throws IOException {
    byte[] file =
        file(
            "{'1.weight':{'shape':[2,2],'data_offsets':[8,24],'dtype':'F32'},"
                + "'1.bias':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}}",
            5,
            6,
            1,
            2,
            3,
            4);
    assertThat(read(file, TINY).values()).containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void everyBitOfAValueIsKept() throws IOException {
    int[] bits = {0x7fc00001, 0xff800000, 0x80000000, 0x00000001, 0x7f7fffff, 0x7f800000};
    float[] values = new float[bits.length];
    for (int i = 0; i < bits.length; i++) {
      values[i] = Float.intBitsToFloat(bits[i]);
    }
    float[] read = read(write(new Weights(TINY, values), Map.of()), TINY).values();
    for (int i = 0; i < bits.length; i++) {
      assertThat(Float.floatToRawIntBits(read[i])).isEqualTo(bits[i]);
    }
  }

  @Test
  void aNetworkWithoutParametersHasAnEmptyFile() throws IOException {
    ParameterTable none = Network.of(Shape.image(1, 2, 2), relu()).parameterTable();
    byte[] file = write(new Weights(none, new float[0]), Map.of());
    assertThat(file).isEqualTo(file("{}      "));
    assertThat(read(file, none).values()).isEmpty();
  }
}
