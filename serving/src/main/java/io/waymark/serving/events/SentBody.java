package io.waymark.serving.events;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The body of a call, unpacked where it is packed. */
public final class SentBody {

  private SentBody() {}

  /** The plain bytes; gzip is unpacked while they are read. */
  public static InputStream open(Call call) throws IOException {
    String encoding = call.header("content-encoding").toLowerCase(Locale.ROOT);
    return switch (encoding) {
      case "", "identity" -> call.body();
      case "gzip" -> UnpackedBody.of(call.body());
      default ->
          throw Problems.unsupportedType(
              "Content-Encoding is " + Problems.shown(encoding), "send gzip or none");
    };
  }

  static RuntimeException notGzip() {
    return Problems.malformedBody("the body is not gzip", "send gzip or leave the header out");
  }

  /** Length of the body as sent, or 0 where it is not known. */
  public static long declaredLength(Call call) {
    String length = call.header("content-length");
    return length.matches("[0-9]{1,18}") ? Long.parseLong(length) : 0;
  }

  /** The media type without its parameters, in lower case. */
  public static String mediaType(Call call) {
    String header = call.header("content-type");
    int semicolon = header.indexOf(';');
    return (semicolon < 0 ? header : header.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
