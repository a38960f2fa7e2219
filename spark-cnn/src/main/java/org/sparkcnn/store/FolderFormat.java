package org.sparkcnn.store;

import java.util.List;

/**
 * What a kind of folder is.
 *
 * @param noun what it is called in messages
 * @param name what its marker says that it is
 * @param version the newest that is read, and the one that is written
 * @param marker the file that is written last
 * @param files the others, all of which must be there
 */
record FolderFormat(String noun, String name, int version, String marker, List<String> files) {}
