package io.waymark.serving.events;

import io.waymark.core.event.Event;
import io.waymark.core.wire.Reject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One record of the topic of events.
 *
 * @param key decides the partition; empty for any
 * @param value the item's bytes as they were sent
 * @param headers what the job trusts: tenant, request, and the reason of a refusal
 */
public record EventRecord(String key, byte[] value, Map<String, String> headers) {

  private static final int MAX_REFUSED_BYTES = 64 * 1024;

  static EventRecord accepted(Event event, byte[] value, String request) {
    return new EventRecord(key(event), value, Map.of("tenant", event.tenant(), "request", request));
  }

  /** A dead letter: the job makes a row of rejected_events from it. */
  static EventRecord refused(String tenant, byte[] value, String request, Reject reject) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("tenant", tenant);
    headers.put("request", request);
    headers.put("refused", reject.reason().code());
    headers.put("detail", reject.detail());
    boolean cut = value.length > MAX_REFUSED_BYTES;
    byte[] kept = cut ? Arrays.copyOf(value, MAX_REFUSED_BYTES) : value;
    return new EventRecord("", kept, headers);
  }

  /** All events of a visitor share a partition, and so do those of a customer without one. */
  private static String key(Event event) {
    String person = event.anonymousId().isEmpty() ? event.customerId() : event.anonymousId();
    return event.tenant() + "/" + (person.isEmpty() ? "spend:" + event.channel() : person);
  }

  byte[] keyBytes() {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
