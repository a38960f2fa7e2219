/**
 * What the readers of image files have in common: their part of Spark's DataSource V2 interface,
 * options, splitting, image structs. Public for the packages beside it only. Imports nothing of
 * this project.
 */
package org.sparkcnn.data.source;
