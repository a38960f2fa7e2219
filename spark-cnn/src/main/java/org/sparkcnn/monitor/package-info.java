/**
 * What people watch while a network trains; all of it listens to the run. Imports the listener
 * interface of {@code train}, {@code plan} and {@code network}.
 */
package org.sparkcnn.monitor;
