/** Tests of the packaged jars, in processes of their own, as a user runs them. */
package org.sparkcnn.it;
