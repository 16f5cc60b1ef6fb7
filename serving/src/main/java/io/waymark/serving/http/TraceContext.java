package io.waymark.serving.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The trace that a request belongs to, as W3C's {@code traceparent} says it.
 *
 * @param traceId 32 hexadecimal digits, empty where the request belongs to no trace
 * @param parentId the caller's span, 16 hexadecimal digits or empty
 */
record TraceContext(String traceId, String parentId) {

  private static final TraceContext NONE = new TraceContext("", "");
  private static final Pattern FORM =
      Pattern.compile(
          "(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-[0-9a-f]{2}(-.{0,200})?");

  /** Reads the header; one that is malformed starts no trace and harms none. */
  static TraceContext of(String header) {
    Matcher form = FORM.matcher(header);
    return form.matches() ? new TraceContext(form.group(1), form.group(2)) : NONE;
  }
}
