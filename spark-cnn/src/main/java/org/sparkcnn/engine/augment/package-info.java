/**
 * Changes training images at random: what each augmentation draws for an image, and what is done to
 * the image then.
 *
 * <p>Works on one image after the other, so that its values stay in the processor's cache and each
 * image has draws of its own. Java only: what is changed lies in the engine's native memory before
 * and after. Imports {@code plan} and {@code network}.
 */
package org.sparkcnn.engine.augment;
