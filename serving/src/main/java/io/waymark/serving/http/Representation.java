package io.waymark.serving.http;

import io.waymark.core.hash.Sha256;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The form in which an answer goes to this client: a tag by which it can ask for news, nothing
 * where it has the answer already, and gzip where it takes that.
 */
final class Representation {

  /** Below this the header costs more than it saves. */
  private static final int SMALLEST_PACKED = 1_024;

  /** Files that are asked for again and again are packed once. */
  private static final int SMALLEST_KEPT = 64 * 1_024;

  private static final int MOST_KEPT = 16;
  private static final int TAG_BYTES = 12;

  private final Map<String, byte[]> packed =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
              return size() > MOST_KEPT;
            }
          });

  Answer of(Request request, Answer answer) {
    boolean reads = request.method().equals("GET") || request.method().equals("HEAD");
    if (answer.status() != 200 || !reads) {
      return gzip(request, answer);
    }
    Answer tagged = tagged(answer);
    if (isKnown(request.header("if-none-match"), tagged.headers().getOrDefault("ETag", ""))) {
      return new Answer(304, answer.contentType(), new byte[0], tagged.headers());
    }
    return gzip(request, tagged);
  }

  /** Weak, since the packed and the plain form have the same tag. */
  private static Answer tagged(Answer answer) {
    Answer fresh =
        answer.headers().containsKey("Cache-Control")
            ? answer
            : answer.withHeader("Cache-Control", "private, no-cache");
    return fresh.headers().containsKey("ETag")
        ? fresh
        : fresh.withHeader("ETag", tag(fresh.body()));
  }

  /** The tag of those bytes. */
  private static String tag(byte[] bytes) {
    return "W/\"" + HexFormat.of().formatHex(Sha256.of(bytes), 0, TAG_BYTES) + '"';
  }

  /** Weak comparison (RFC 9110, 13.1.2). */
  private static boolean isKnown(String known, String tag) {
    if (known.isEmpty()) {
      return false;
    }
    for (String each : known.split(",")) {
      String one = each.strip();
      if (one.equals("*") || opaque(one).equals(opaque(tag))) {
        return true;
      }
    }
    return false;
  }

  private static String opaque(String tag) {
    return tag.startsWith("W/") ? tag.substring(2) : tag;
  }

  private Answer gzip(Request request, Answer answer) {
    if (answer.body().length < SMALLEST_PACKED || !isText(answer.contentType())) {
      return answer;
    }
    Answer varying = answer.withHeader("Vary", "Accept-Encoding");
    if (!acceptsGzip(request.header("accept-encoding"))) {
      return varying;
    }
    return new Answer(answer.status(), answer.contentType(), packed(answer), varying.headers())
        .withHeader("Content-Encoding", "gzip");
  }

  private byte[] packed(Answer answer) {
    String tag = answer.headers().getOrDefault("ETag", "");
    if (tag.isEmpty() || answer.body().length < SMALLEST_KEPT) {
      return pack(answer.body());
    }
    byte[] known = packed.get(tag);
    if (known == null) {
      known = pack(answer.body());
      packed.put(tag, known);
    }
    return known;
  }

  private static byte[] pack(byte[] plain) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(plain.length / 4 + 64);
    try (GZIPOutputStream gzip = fast(bytes)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static GZIPOutputStream fast(ByteArrayOutputStream bytes) throws IOException {
    return new GZIPOutputStream(bytes, 8_192) {
      {
        def.setLevel(Deflater.BEST_SPEED);
      }
    };
  }

  private static boolean isText(String contentType) {
    return contentType.startsWith("text/")
        || contentType.contains("json")
        || contentType.contains("yaml")
        || contentType.contains("svg");
  }

  /** {@code gzip} or {@code *}, unless with a weight of 0 (RFC 9110, 12.5.3). */
  static boolean acceptsGzip(String header) {
    boolean any = false;
    for (String part : header.split(",")) {
      String[] coding = part.strip().split(";", 2);
      String name = coding[0].strip();
      boolean wanted = coding.length < 2 || !coding[1].replace(" ", "").matches("q=0(\\.0{0,3})?");
      if (name.equalsIgnoreCase("gzip") || name.equalsIgnoreCase("x-gzip")) {
        return wanted;
      }
      any |= name.equals("*") && wanted;
    }
    return any;
  }
}
