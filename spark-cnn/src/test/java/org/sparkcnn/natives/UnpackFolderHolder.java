package org.sparkcnn.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process that makes its folder, prints it and lives until its input ends. */
public final class UnpackFolderHolder {
  private UnpackFolderHolder() {}

  /** Takes the folder's parent. */
  public static void main(String[] arguments) throws IOException {
    Path folder = UnpackFolder.create(Path.of(arguments[0]));
    Files.writeString(folder.resolve("library.so"), "unpacked");
    System.out.println(folder);
    System.in.transferTo(System.err);
  }
}
