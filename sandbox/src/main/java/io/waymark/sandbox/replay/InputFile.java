package io.waymark.sandbox.replay;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.zip.GZIPInputStream;

/** Opens a file for reading; gzip is seen by its first two bytes. */
final class InputFile {

  private static final int BUFFER_BYTES = 128 * 1024;
  private static final int GZIP_FIRST = 0x1f;
  private static final int GZIP_SECOND = 0x8b;

  private InputFile() {}

  /**
   * The plain bytes of a file.
   *
   * @param onRead told how many bytes of the file itself were read
   */
  static InputStream open(Path file, LongConsumer onRead) throws IOException {
    BufferedInputStream in =
        new BufferedInputStream(new Counted(Files.newInputStream(file), onRead), BUFFER_BYTES);
    in.mark(2);
    boolean gzip = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
    in.reset();
    return gzip ? new GZIPInputStream(in, BUFFER_BYTES) : in;
  }

  /** The name without folders and without the endings of compression and kind. */
  static String baseName(Path file) {
    String name = String.valueOf(file.getFileName());
    String plain = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name;
    int dot = plain.lastIndexOf('.');
    return dot > 0 ? plain.substring(0, dot) : plain;
  }

  private static final class Counted extends FilterInputStream {

    private final LongConsumer onRead;

    Counted(InputStream in, LongConsumer onRead) {
      super(in);
      this.onRead = onRead;
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      onRead.accept(value < 0 ? 0 : 1);
      return value;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = super.read(bytes, from, length);
      onRead.accept(Math.max(0, count));
      return count;
    }
  }
}
