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

    @Override
    void put(ByteBuffer values, float value) {
      values.putDouble(value);
    }
  },
  F32(Float.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return values.getFloat();
    }

    @Override
    void put(ByteBuffer values, float value) {
      values.putFloat(value);
    }
  },
  F16(Short.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return HalfFloat.toFloat(values.getShort());
    }

    @Override
    void put(ByteBuffer values, float value) {
      values.putShort(HalfFloat.nearest(value));
    }
  },
  BF16(Short.BYTES) {
    @Override
    float next(ByteBuffer values) {
      return Float.intBitsToFloat(values.getShort() << Short.SIZE);
    }

    @Override
    void put(ByteBuffer values, float value) {
      int bits = Float.floatToIntBits(value);
      // Up from half of the last place that is kept, and at exactly half if that place is odd. A
      // NaN has only zeros there, and infinity too.
      values.putShort((short) ((bits + 0x7fff + (bits >>> Short.SIZE & 1)) >>> Short.SIZE));
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

  /**
   * Puts the nearest value of this type, of two equally near ones the even one, as PyTorch does.
   *
   * @param values in the file's byte order
   * @throws UnsupportedOperationException if this type has no fractions
   */
  void put(ByteBuffer values, float value) {
    throw new UnsupportedOperationException("no weights are written as " + this);
  }

  /** Returns the type of that name, if it is one that can be read. */
  static Optional<Dtype> named(String name) {
    return Stream.of(values()).filter(type -> type.name().equals(name)).findFirst();
  }
}
