package io.waymark.serving.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Keeps keys out of URLs, which end in histories, logs of proxies and Referer headers. */
final class UrlKeys {

  private static final Pattern KEY = Pattern.compile("wm_[A-Za-z0-9]{4,}_[A-Za-z0-9_-]{8,}");
  private static final Pattern NAME =
      Pattern.compile(
          "(^|&)(api[_-]?key|access[_-]?token|write[_-]?key|authorization)=",
          Pattern.CASE_INSENSITIVE);

  private UrlKeys() {}

  /**
   * Refuses a request whose path or query holds a key.
   *
   * @throws ProblemException 400; it does not repeat the URL
   */
  static void refuse(Request request) {
    String query = decoded(request.query());
    if (KEY.matcher(query).find()
        || NAME.matcher(query).find()
        || KEY.matcher(decoded(request.path())).find()) {
      throw Problems.keyInUrl();
    }
  }

  private static String decoded(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    try {
      return URLDecoder.decode(raw, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return raw;
    }
  }
}
