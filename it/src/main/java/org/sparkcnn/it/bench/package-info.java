/** What this project's speed is compared with: plain eager libtorch, without Spark. */
package org.sparkcnn.it.bench;
