package io.waymark.serving.docs;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;

/** Files of a resource folder, kept in memory and sent with a strict content policy. */
final class StaticFiles {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  private final String folder;
  private final Map<String, String> headers;
  private final Map<String, Answer> files = new ConcurrentHashMap<>();

  StaticFiles(String folder, String policy) {
    this.folder = folder;
    this.headers =
        Map.of(
            "Content-Security-Policy", policy,
            "Referrer-Policy", "no-referrer",
            "Cache-Control", "no-cache");
  }

  /** The file, whose name the caller has checked against a fixed set. */
  Answer answer(String file) {
    return files.computeIfAbsent(file, this::read);
  }

  private Answer read(String file) {
    try (InputStream in = StaticFiles.class.getResourceAsStream(folder + file)) {
      if (in == null) {
        throw Problems.unknownPath("/" + file);
      }
      byte[] bytes = in.readAllBytes();
      Map<String, String> all = new LinkedHashMap<>(headers);
      all.put("ETag", tag(bytes));
      String type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "");
      return new Answer(200, type, bytes, Map.copyOf(all));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String tag(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return '"' + HexFormat.of().toHexDigits(sum.getValue()) + '"';
  }
}
