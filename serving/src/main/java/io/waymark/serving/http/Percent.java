package io.waymark.serving.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Percent-decoding of paths and queries. */
final class Percent {

  private static final int MAX_PARAMETERS = 50;

  private Percent() {}

  /** A path segment; a plus sign stays a plus sign. */
  static String segment(String raw) {
    return raw.indexOf('%') < 0 ? raw : decode(raw.replace("+", "%2B"), "path");
  }

  static Map<String, List<String>> query(String raw) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    if (raw.isEmpty()) {
      return parameters;
    }
    String[] pairs = raw.split("&", MAX_PARAMETERS + 1);
    if (pairs.length > MAX_PARAMETERS) {
      throw Problems.invalidParameter(
          "query", "has more than " + MAX_PARAMETERS + " parameters", "send fewer");
    }
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), "query");
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), "query");
      parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }
    return parameters;
  }

  private static String decode(String raw, String where) {
    try {
      String text = URLDecoder.decode(raw, StandardCharsets.UTF_8);
      if (text.indexOf('\uFFFD') < 0 && text.indexOf('\0') < 0) {
        return text;
      }
    } catch (IllegalArgumentException e) {
      // Answered below, like bytes that are no UTF-8.
    }
    throw Problems.invalidParameter(
        where, "has '" + Problems.shown(raw) + "'", "percent-encode it as UTF-8, without NUL");
  }
}
