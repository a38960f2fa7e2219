/**
 * From a DataFrame's image column to packed pixels: what the column's types mean, image files
 * decoded, rows spread over workers in an order that depends on their content alone, Arrow shards,
 * and the readers of image data sets (packages below this one).
 *
 * <p>Pixels leave this package as (H, W, C), bytes or floats in native byte order. The only package
 * that imports Arrow and OpenCV. Imports {@code natives} and {@code network}.
 */
package org.sparkcnn.data;
