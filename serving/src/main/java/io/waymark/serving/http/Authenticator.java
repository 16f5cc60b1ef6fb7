package io.waymark.serving.http;

/** Turns the Authorization header into a caller. */
@FunctionalInterface
public interface Authenticator {

  /**
   * The caller that the header names.
   *
   * @param authorization the header as sent, empty where there is none
   * @throws ProblemException 401 where it names nobody
   */
  Caller authenticate(String authorization);
}
