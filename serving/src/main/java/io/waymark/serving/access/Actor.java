package io.waymark.serving.access;

import io.waymark.serving.http.Call;

/**
 * Who did something, as the audit log keeps it.
 *
 * @param tenant of the key
 * @param keyId public half of the key
 * @param requestId of the request, also in the request log
 */
public record Actor(String tenant, String keyId, String requestId) {

  /** The sidecar itself, at its start. */
  public static final Actor START = new Actor("", "start", "");

  /** Who makes that call. */
  public static Actor of(Call call) {
    return new Actor(call.caller().tenant(), call.caller().keyId(), call.requestId());
  }
}
