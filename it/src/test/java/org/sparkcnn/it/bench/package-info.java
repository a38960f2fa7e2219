/** Tests of what could be measured wrongly without anybody seeing it. */
package org.sparkcnn.it.bench;
