package org.sparkcnn.data.packed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.arrow.compression.CommonsCompressionFactory;
import org.apache.arrow.vector.compression.CompressionCodec;
import org.apache.arrow.vector.compression.CompressionUtil.CodecType;
import org.apache.arrow.vector.compression.NoCompressionCodec;

/** How the buffers of Arrow's record batches are compressed. */
public enum Compression {
  /** Not at all: the fastest to read. */
  NONE(CodecType.NO_COMPRESSION),
  /** LZ4 frames; Arrow's Java library writes them slowly. */
  LZ4(CodecType.LZ4_FRAME),
  /** Zstandard: smaller than LZ4, and here faster. */
  ZSTD(CodecType.ZSTD);

  private final CodecType codec;

  Compression(CodecType codec) {
    this.codec = codec;
  }

  /** Returns Arrow's codec. */
  CodecType codec() {
    return codec;
  }

  /** Returns what makes the codec. */
  CompressionCodec.Factory codecs() {
    return this == NONE ? NoCompressionCodec.Factory.INSTANCE : CommonsCompressionFactory.INSTANCE;
  }

  /** Returns the names: none, lz4, zstd. */
  public static List<String> names() {
    return Arrays.stream(values()).map(Compression::text).toList();
  }

  /**
   * Returns the compression of that name.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static Compression named(String name) {
    return Arrays.stream(values())
        .filter(compression -> compression.text().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "compression must be one of %s, found '%s'"
                        .formatted(String.join(", ", names()), name)));
  }

  /** Returns the name. */
  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
