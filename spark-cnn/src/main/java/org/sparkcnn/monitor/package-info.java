/**
 * What people watch while a network trains, and look at afterwards: console, TensorBoard, a page of
 * HTML. The first two listen to the run; the page is made of plain values. Imports the listener
 * interface of {@code train}, {@code plan} and {@code network}.
 */
package org.sparkcnn.monitor;
