/**
 * Packed data sets: images decoded and resized once, with their labels, as Arrow IPC files in a
 * folder, and {@code spark.read().format("packed-images")}, which reads them back.
 *
 * <p>A folder is a data set if its marker is there, a JSON file that lists the others and is
 * written last. pyarrow opens the files with {@code pyarrow.ipc.open_file}. Imports {@code data},
 * {@code data.source} and {@code network}.
 */
package org.sparkcnn.data.packed;
