package org.sparkcnn.plan;

/**
 * Turns an image about its centre; what comes in from outside is black. As in <a
 * href="https://docs.pytorch.org/vision/stable/generated/torchvision.transforms.v2.RandomRotation.html">torchvision's
 * RandomRotation</a>, but with bilinear interpolation, where torchvision takes the nearest pixel
 * unless told otherwise.
 *
 * @param degrees by how much, counter-clockwise
 */
public record RandomRotation(Interval degrees) implements Augmentation {}
