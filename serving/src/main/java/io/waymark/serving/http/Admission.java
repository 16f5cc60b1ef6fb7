package io.waymark.serving.http;

import java.util.Map;

/** What stands between a known caller and the endpoint: limits. */
@FunctionalInterface
public interface Admission {

  /** Lets everybody in. */
  Admission OPEN = (caller, request) -> Map.of();

  /**
   * Lets one request in.
   *
   * @return headers of its answer
   * @throws ProblemException 413 or 429 where the caller asks too much
   */
  Map<String, String> admit(Caller caller, Request request);
}
