package org.sparkcnn.engine;

import org.bytedeco.pytorch.GeneratorOptional;

/**
 * What a layer's forward pass needs beside its input.
 *
 * @param random the session's own generator; libtorch's default one is locked by each draw and
 *     shared by all workers of a process, which makes it slow and its draws unrepeatable
 * @param inPlace whether the layer may overwrite its input: nothing else needs it
 */
record StepContext(GeneratorOptional random, boolean inPlace) {}
