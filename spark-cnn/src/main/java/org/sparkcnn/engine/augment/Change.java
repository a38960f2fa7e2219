package org.sparkcnn.engine.augment;

/** A change of an image, with everything random in it drawn. */
interface Change {

  /** Changes the picture. */
  void apply(Picture picture);
}
