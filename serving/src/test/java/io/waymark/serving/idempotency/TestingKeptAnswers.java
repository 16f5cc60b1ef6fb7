package io.waymark.serving.idempotency;

import io.waymark.serving.http.Answer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** First answers in memory. */
final class TestingKeptAnswers implements KeptAnswers {

  private record Kept(byte[] fingerprint, @Nullable Answer answer) {}

  private final Map<String, Kept> all = new HashMap<>();

  @Override
  public synchronized Known begin(String tenant, String key, byte[] fingerprint) {
    Kept kept = all.putIfAbsent(tenant + " " + key, new Kept(fingerprint, null));
    if (kept == null) {
      return new Known.First();
    }
    if (!Arrays.equals(kept.fingerprint(), fingerprint)) {
      return new Known.Other();
    }
    return kept.answer() == null ? new Known.Busy() : new Known.Same(kept.answer());
  }

  @Override
  public synchronized void complete(String tenant, String key, Answer answer) {
    all.computeIfPresent(tenant + " " + key, (name, kept) -> new Kept(kept.fingerprint(), answer));
  }

  @Override
  public synchronized void release(String tenant, String key) {
    all.remove(tenant + " " + key);
  }
}
