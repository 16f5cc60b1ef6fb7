package io.waymark.serving.idempotency;

import io.waymark.serving.http.Answer;

/** First answers by tenant and Idempotency-Key. */
public interface KeptAnswers {

  /** What is known of a key. */
  sealed interface Known {

    /** Nothing: the request is the first with it, and the key is now taken. */
    record First() implements Known {}

    /** The first request is not answered yet. */
    record Busy() implements Known {}

    /** The first request was another one. */
    record Other() implements Known {}

    /** The first answer. */
    record Same(Answer answer) implements Known {}
  }

  /**
   * Takes the key, or says what is known of it.
   *
   * @param fingerprint the same for the same request
   */
  Known begin(String tenant, String key, byte[] fingerprint);

  /** Keeps the answer of the first request. */
  void complete(String tenant, String key, Answer answer);

  /** Gives the key back: the first request failed and may be tried again. */
  void release(String tenant, String key);
}
