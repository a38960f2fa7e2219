package org.sparkcnn.store;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.Stream;

/** What a tensor's values are in a file, under the names of safetensors. */
enum Dtype {
  F64(Double.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return (float) values.getDouble();
    }
  },
  F32(Float.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.getFloat();
    }
  },
  F16(Short.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return HalfFloat.toFloat(values.getShort());
    }
  },
  BF16(Short.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return Float.intBitsToFloat(values.getShort() << Short.SIZE);
    }
  },
  I64(Long.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.getLong();
    }
  },
  I32(Integer.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.getInt();
    }
  },
  I16(Short.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.getShort();
    }
  },
  I8(Byte.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.get();
    }
  },
  U8(Byte.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.get() & 0xff;
    }
  },
  BOOL(Byte.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.get() == 0 ? 0 : 1;
    }
  };

  private final int bytes;

  Dtype(int bytes) {
    this.bytes = bytes;
  }

  /** Returns the bytes of a value. */
  int bytes() {
    return bytes;
  }

  /**
   * Takes the next value, as the nearest float.
   *
   * @param values in the file's byte order
   */
  abstract float next(ByteBuffer values);

  /** Returns the type of that name, if it is one that can be read. */
  static Optional<Dtype> named(String name) {
    return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
