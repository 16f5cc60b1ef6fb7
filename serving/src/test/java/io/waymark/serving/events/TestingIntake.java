package io.waymark.serving.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ContractDispatcher;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/** The route of events against a log in memory, and what tests send to it. */
final class TestingIntake {

  static final Clock NOON = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final String GOOD =
      "{\"event_id\":\"e%d\",\"ts\":\"2026-11-01T10:00:00Z\",\"customer_id\":\"c1\"}";

  final TestingEventLog log = new TestingEventLog();
  private final ContractDispatcher dispatcher = dispatcher(EventAllowance.OPEN);

  ContractDispatcher dispatcher(EventAllowance allowance) {
    IntakeLimits limits = new IntakeLimits(1_000_000, 100, 50, 3, Duration.ofSeconds(5));
    EventsService service = new EventsService(log, limits, 2_000_000, NOON, allowance);
    return new ContractDispatcher(
        new EventsApi(service).routes(),
        header -> new Caller("main", "USD", Role.WRITE, "k"),
        new RequestLog(new CollectorRegistry()));
  }

  Answer post(InputStream body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("x-request-id", "r1"));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    return dispatcher.dispatch(new Request("POST", "/api/v1/events", "", named, body));
  }

  Answer post(String body) {
    return post(new ByteArrayInputStream(body.getBytes(UTF_8)), "content-type", "application/json");
  }

  Answer lines(String body) {
    return post(
        new ByteArrayInputStream(body.getBytes(UTF_8)), "content-type", "application/x-ndjson");
  }

  static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  static String good(int id) {
    return String.format(GOOD, id);
  }
}
