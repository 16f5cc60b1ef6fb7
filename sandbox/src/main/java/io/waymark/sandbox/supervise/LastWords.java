package io.waymark.sandbox.supervise;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The end of a log: most often the reason why its process has ended. */
public final class LastWords {
  private static final int TAIL_BYTES = 4096;
  private static final int CHARACTERS_MAX = 240;

  private LastWords() {}

  /** The last line that is not part of a stack trace, an empty text where there is none. */
  public static String of(Path log) {
    if (!Files.exists(log)) {
      return "";
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      int length = (int) Math.min(TAIL_BYTES, file.length());
      byte[] tail = new byte[length];
      file.seek(file.length() - length);
      file.readFully(tail);
      return lastLine(new String(tail, StandardCharsets.UTF_8).lines().toList());
    } catch (IOException e) {
      // Only a hint for people; the log itself is there to be read.
      return "";
    }
  }

  private static String lastLine(List<String> lines) {
    for (String line : lines.reversed()) {
      if (!line.isBlank() && !line.startsWith("\tat ") && !line.startsWith("\t...")) {
        return line.substring(0, Math.min(line.length(), CHARACTERS_MAX)).strip();
      }
    }
    return "";
  }
}
