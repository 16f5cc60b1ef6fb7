package io.waymark.serving.http;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A problem as RFC 9457 describes it.
 *
 * @param type which of the known kinds
 * @param status HTTP status, nearly always that of the type
 * @param detail what is wrong this time: the value and the limit
 * @param more further members: {@code field}, {@code hint}, {@code errors}, counts
 * @param headers HTTP headers that belong to it
 */
public record Problem(
    ProblemType type,
    int status,
    String detail,
    Map<String, Object> more,
    Map<String, String> headers) {

  /** Media type of problems. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(ProblemType type, String detail) {
    return new Problem(type, type.status(), detail, Map.of(), Map.of());
  }

  /** The same problem with one more member. */
  public Problem with(String member, Object value) {
    Map<String, Object> members = new LinkedHashMap<>(more);
    members.put(member, value);
    return new Problem(type, status, detail, members, headers);
  }

  Problem withStatus(int other) {
    return new Problem(type, other, detail, more, headers);
  }

  /** The same problem with one more HTTP header. */
  public Problem withHeader(String name, String value) {
    Map<String, String> named = new LinkedHashMap<>(headers);
    named.put(name, value);
    return new Problem(type, status, detail, more, named);
  }

  /** The same problem with more HTTP headers. */
  public Problem withHeaders(Map<String, String> given) {
    Problem problem = this;
    for (Map.Entry<String, String> header : given.entrySet()) {
      problem = problem.withHeader(header.getKey(), header.getValue());
    }
    return problem;
  }

  /** The exception that answers with this problem. */
  public ProblemException toException() {
    return new ProblemException(this);
  }

  /** The answer that tells it. */
  public Answer toAnswer(String requestId) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("type", type.uri());
    members.put("title", type.title());
    members.put("status", status);
    members.put("detail", detail);
    members.putAll(more);
    members.put("request_id", requestId);
    return new Answer(status, MEDIA_TYPE, Json.bytes(members), headers);
  }
}
