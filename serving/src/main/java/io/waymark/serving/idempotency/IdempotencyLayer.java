package io.waymark.serving.idempotency;

import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Endpoint;
import io.waymark.serving.http.Layer;
import io.waymark.serving.http.Problem;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Problems;
import io.waymark.serving.http.Route;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Lets a POST with an {@code Idempotency-Key} happen once, however often it is sent. Answers above
 * 499 are not kept: what failed may be tried again with the same key.
 */
public final class IdempotencyLayer implements Layer {

  private static final String HEADER = "idempotency-key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,200}");
  private static final int MAX_BODY = 1_000_000;
  private static final int MAX_KEPT = 1_000_000;
  private static final int RETRY_SECONDS = 1;

  /** Refusals that the same request may not meet the next time. */
  private static final int TOO_SLOW = 408;

  private static final int TOO_MANY = 429;
  private static final int FAULT = 500;

  private final KeptAnswers kept;

  /** A layer that keeps answers there. */
  public IdempotencyLayer(KeptAnswers kept) {
    this.kept = kept;
  }

  @Override
  public Endpoint around(Route route, Endpoint inner) {
    boolean changes = route.method().equals("POST") && route.access() != Access.PUBLIC;
    return changes ? call -> answer(route, inner, call) : inner;
  }

  private Answer answer(Route route, Endpoint inner, Call call) throws IOException {
    String key = call.header(HEADER);
    if (key.isEmpty()) {
      return inner.answer(call);
    }
    if (!KEY.matcher(key).matches()) {
      throw Problems.invalidParameter(
          "Idempotency-Key",
          "is '" + Problems.shown(key) + "'",
          "give 1 to 200 visible characters");
    }
    byte[] body = body(call);
    String tenant = call.caller().tenant();
    Call again = call.withBody(new ByteArrayInputStream(body));
    return switch (kept.begin(tenant, key, Fingerprint.of(route, call, body))) {
      case KeptAnswers.Known.First first -> first(route, inner, again, key);
      case KeptAnswers.Known.Same same -> same.answer().withHeader("Idempotency-Replayed", "true");
      case KeptAnswers.Known.Busy busy -> throw Problems.idempotencyKeyBusy(RETRY_SECONDS);
      case KeptAnswers.Known.Other other -> throw Problems.idempotencyKeyReused();
    };
  }

  private static byte[] body(Call call) throws IOException {
    byte[] body = call.body().readNBytes(MAX_BODY + 1);
    if (body.length > MAX_BODY) {
      throw Problems.tooLarge(
          "the body has more than " + MAX_BODY + " bytes, the limit of a request with a key",
          "send it without Idempotency-Key: events are known by their event_id");
    }
    return body;
  }

  private Answer first(Route route, Endpoint inner, Call call, String key) throws IOException {
    String tenant = call.caller().tenant();
    boolean done = false;
    try {
      Answer answer = inner.answer(call);
      done = keep(tenant, key, route.traits().secret() ? withheld(call) : answer);
      return answer;
    } catch (ProblemException e) {
      done = keep(tenant, key, e.problem().toAnswer(call.requestId()));
      throw e;
    } finally {
      if (!done) {
        kept.release(tenant, key);
      }
    }
  }

  private boolean keep(String tenant, String key, Answer answer) {
    int status = answer.status();
    boolean passing = status >= FAULT || status == TOO_SLOW || status == TOO_MANY;
    if (passing || answer.body().length > MAX_KEPT) {
      return false;
    }
    kept.complete(tenant, key, answer);
    return true;
  }

  /** In place of an answer with a secret, which is shown once and stored nowhere. */
  private static Answer withheld(Call call) {
    Problem problem =
        Problems.conflict(
                "the first request with this key was done; its answer held a secret",
                "the secret is shown once: make a new one with a new key")
            .problem();
    Answer answer = problem.toAnswer(call.requestId());
    return new Answer(answer.status(), answer.contentType(), answer.body(), Map.of());
  }
}
