package io.waymark.sandbox.replay;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads the lines of one kind of file. A format may count across files, so it serves one replay.
 */
public interface ReplayFormat {

  /**
   * Reads a file to its end.
   *
   * @param in the plain bytes
   * @param file name of the file, for messages and event ids
   * @param sink takes each line
   * @throws IOException if the file cannot be read
   */
  void read(InputStream in, String file, LineSink sink) throws IOException;
}
