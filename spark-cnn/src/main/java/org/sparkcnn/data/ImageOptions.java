package org.sparkcnn.data;

import java.io.Serializable;

/**
 * What an image column's type leaves open.
 *
 * @param order how vectors and arrays are laid out
 * @param resize how encoded images and image structs of another size become the network's
 * @param maxPixels encoded images of more pixels are refused before they are decoded
 */
public record ImageOptions(PixelOrder order, Resize resize, long maxPixels)
    implements Serializable {}
