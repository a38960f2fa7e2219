package org.sparkcnn.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.sparkcnn.natives.Natives;
import org.sparkcnn.network.PixelType;
import org.sparkcnn.network.Shape;

/**
 * Images on their way into a session: native memory, made once and filled again for each step.
 * Pixels lie as (N, H, W, C). Not safe for concurrent use.
 */
public final class Batch implements AutoCloseable {
  private final Shape image;
  private final PixelType type;
  private final int capacity;
  private final int targetsPerImage;
  private final NativeOwner owner = new NativeOwner("batch");
  private final BytePointer pixels;
  private final LongPointer labels;
  private final FloatPointer targets;
  private final FloatPointer weights;
  private final ByteBuffer pixelBuffer;
  private int size;
  private boolean weighted;

  /**
   * Allocates room for images of classes, or without any.
   *
   * @param image the shape of one image, (C, H, W)
   * @param type how a value is kept
   * @param capacity how many images fit, at least 1
   */
  public Batch(Shape image, PixelType type, int capacity) {
    this(image, type, capacity, 0);
  }

  /**
   * Allocates room for images and the numbers that a network learns to give for them.
   *
   * @param image the shape of one image, (C, H, W)
   * @param type how a value is kept
   * @param capacity how many images fit, at least 1
   * @param targetsPerImage how many numbers belong to an image; 0 for a class instead
   */
  public Batch(Shape image, PixelType type, int capacity, int targetsPerImage) {
    Natives.load();
    this.targetsPerImage = targetsPerImage;
    this.image = image;
    this.type = type;
    this.capacity = capacity;
    long bytes = (long) capacity * image.elements() * type.bytes();
    if (capacity < 1 || bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a batch of %d images of %s takes %d bytes; at least 1 image and at most 2^31 - 1 bytes"
                  .formatted(capacity, image, bytes)
              + " are possible: choose another batch size");
    }
    try (PointerScope scope = new PointerScope()) {
      pixels = owner.keep(new BytePointer(bytes));
      labels = owner.keep(new LongPointer(capacity));
      targets = owner.keep(new FloatPointer((long) capacity * targetsPerImage));
      weights = owner.keep(new FloatPointer(capacity));
    }
    pixelBuffer = pixels.asByteBuffer().order(ByteOrder.nativeOrder());
  }

  /**
   * Adds an image that must not be trained on, only scored.
   *
   * @see #add(ByteBuffer, int, float)
   */
  public void add(ByteBuffer source) {
    append(source, 1);
  }

  /**
   * Adds an image of a class.
   *
   * @param source its H·W·C values, in native byte order, from the buffer's position to its limit
   * @param label its class, from 0
   * @param weight its share in the loss, at least 0
   * @throws IllegalArgumentException if the number of bytes is not that of the image
   * @throws IllegalStateException if the batch is full or closed, or is one of numbers
   */
  public void add(ByteBuffer source, int label, float weight) {
    if (targetsPerImage > 0) {
      throw new IllegalStateException(
          "this batch takes %d targets with each image, found a class".formatted(targetsPerImage));
    }
    append(source, weight);
    labels.put(size - 1, label);
  }

  /**
   * Adds an image with its targets.
   *
   * @param source its H·W·C values, in native byte order, from the buffer's position to its limit
   * @param numbers what the network should give for it
   * @param weight its share in the loss, at least 0
   * @throws IllegalArgumentException if the number of bytes is not that of the image, or the number
   *     of targets not the batch's
   * @throws IllegalStateException if the batch is full or closed
   */
  public void add(ByteBuffer source, float[] numbers, float weight) {
    if (numbers.length != targetsPerImage) {
      throw new IllegalArgumentException(
          "this batch takes %d targets with each image, found %d"
              .formatted(targetsPerImage, numbers.length));
    }
    append(source, weight);
    for (int i = 0; i < targetsPerImage; i++) {
      targets.put((long) (size - 1) * targetsPerImage + i, numbers[i]);
    }
  }

  private void append(ByteBuffer source, float weight) {
    owner.requireOpen();
    if (isFull()) {
      throw new IllegalStateException("the batch of " + capacity + " images is full");
    }
    int bytes = image.elements() * type.bytes();
    if (source.remaining() != bytes) {
      throw new IllegalArgumentException(
          "an image of shape %s has %d bytes, found %d"
              .formatted(image, bytes, source.remaining()));
    }
    pixelBuffer.position(size * bytes);
    pixelBuffer.put(source);
    weights.put(size, weight);
    weighted |= weight != 1;
    size++;
  }

  /** Empties the batch for the next step. */
  public void clear() {
    size = 0;
    weighted = false;
  }

  /** Returns the images in it. */
  public int size() {
    return size;
  }

  /** Returns whether nothing more fits. */
  public boolean isFull() {
    return size == capacity;
  }

  /** Returns the sum of the examples' weights. */
  public double weightSum() {
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights.get(i);
    }
    return sum;
  }

  /** Returns an image's class, where there are classes. */
  public int label(int index) {
    return (int) labels.get(index);
  }

  /** Returns an image's share in the loss. */
  public float weight(int index) {
    return weights.get(index);
  }

  Shape image() {
    return image;
  }

  PixelType type() {
    return type;
  }

  BytePointer pixels() {
    owner.requireOpen();
    return pixels;
  }

  LongPointer labels() {
    return labels;
  }

  /** Returns how many numbers belong to an image; 0 if it has a class. */
  int targetsPerImage() {
    return targetsPerImage;
  }

  /** Returns the numbers that belong to the images, image by image. */
  FloatPointer targets() {
    return targets;
  }

  FloatPointer weights() {
    return weights;
  }

  /** Returns whether any example's weight differs from 1. */
  boolean isWeighted() {
    return weighted;
  }

  @Override
  public void close() {
    owner.close();
  }
}
