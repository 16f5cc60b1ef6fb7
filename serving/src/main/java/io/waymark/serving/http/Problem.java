package io.waymark.serving.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem as RFC 9457 describes it.
 *
 * @param kind its stable name, the last part of {@code type}
 * @param title what kind of problem it is, the same every time
 * @param status HTTP status
 * @param detail what is wrong this time: the value and the limit
 * @param more further members: {@code field}, {@code hint}, counts
 * @param headers HTTP headers that belong to it
 */
public record Problem(
    String kind,
    String title,
    int status,
    String detail,
    Map<String, Object> more,
    Map<String, String> headers) {

  /** Where the stable type URIs begin. */
  public static final String TYPES = "/problems/";

  /** Media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(String kind, String title, int status, String detail) {
    return new Problem(kind, title, status, detail, Map.of(), Map.of());
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(kind, title, status, detail, members, headers);
  }

  Problem withStatus(int other) {
    return new Problem(kind, title, other, detail, more, headers);
  }

  Problem withHeader(String name, String value) {
    Map<String, String> named = new LinkedHashMap<>(headers);
    named.put(name, value);
    return new Problem(kind, title, status, detail, more, named);
  }

  /** The exception that answers with this problem. */
  public ProblemException toException() {
    return new ProblemException(this);
  }

  Answer toAnswer(String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", TYPES + kind);
    members.put("title", title);
    members.put("status", status);
    members.put("detail", detail);
    members.putAll(more);
    members.put("request_id", requestId);
    return new Answer(status, MEDIA_TYPE, Json.bytes(members), headers);
  }
}
