package io.waymark.serving.limits;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.events.EventsApi;
import io.waymark.serving.events.EventsService;
import io.waymark.serving.events.IntakeLimits;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.KeyTerms;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Role;
import io.waymark.serving.http.Unavailable;
import io.waymark.serving.query.TestingReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Events through the API of a tenant with 5 events at once, 2 customers and 2 property keys. */
class EventLimitsTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  private static final Limits LIMITS = new Limits(100, 100, 1, 5, 1_000_000, 4, 2, 2, 1);

  private final Set<String> stored = new HashSet<>(Set.of("colour"));
  private boolean away;
  private final TestingReader rows =
      new TestingReader().when("customers.sql", TestingReader.row("customers", 0L));
  private final CustomerRoom room = new CustomerRoom(rows, NOON);
  private final EventLimits limits =
      new EventLimits(new Quotas(new HandClock()), room, new PropertyKeys(keys()));
  private final Dispatcher dispatcher = dispatcher();

  private PropertyKeyStore keys() {
    return new PropertyKeyStore() {
      @Override
      public Set<String> load(String tenant) {
        if (away) {
          throw new Unavailable("postgres", "away", 1, new IOException());
        }
        return Set.copyOf(stored);
      }

      @Override
      public boolean add(String tenant, String key, int limit) {
        return stored.contains(key) || stored.size() < limit && stored.add(key);
      }
    };
  }

  private Dispatcher dispatcher() {
    IntakeLimits intake = new IntakeLimits(1_000_000, 100, 50, 10, Duration.ofSeconds(5));
    EventsService service =
        new EventsService((record, done) -> done.accept(null), intake, 2_000_000, NOON, limits);
    KeyTerms terms = new KeyTerms(false, List.of(), LIMITS);
    return new Dispatcher(
        new EventsApi(service).routes(),
        header -> new Caller("main", "USD", Role.WRITE, "k", "standard", terms),
        new RequestLog(new CollectorRegistry()));
  }

  private Answer post(String... events) {
    return send("application/json", "[" + String.join(",", events) + "]");
  }

  private Answer send(String type, String body) {
    return dispatcher.dispatch(
        new Request(
            "POST",
            "/api/v1/events",
            "",
            Map.of("content-type", type),
            new ByteArrayInputStream(body.getBytes(UTF_8))));
  }

  private static String event(String customer, String... keys) {
    String properties =
        Arrays.stream(keys)
            .map(key -> "\"" + key + "\":1")
            .collect(Collectors.joining(",", "{", "}"));
    return "{\"event_id\":\"e\",\"ts\":\"2026-11-01T10:00:00Z\",\"customer_id\":\""
        + customer
        + "\",\"properties\":"
        + properties
        + "}";
  }

  private static JsonNode json(Answer answer) throws IOException {
    return new ObjectMapper().readTree(answer.body());
  }

  @Test
  void moreEventsThanTheTenantMaySendAreRefusedTogether() throws IOException {
    String one = event("c1");
    assertThat(post(one, one, one).status()).isEqualTo(202);
    Answer refused = post(one, one, one);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(json(refused).at("/limit").asText()).isEqualTo("events_per_second");
    assertThat(refused.headers()).containsKey("Retry-After");
    assertThat(post(one, one).status()).isEqualTo(202);
    assertThat(post(one, one, one, one, one, one).status()).isEqualTo(413);
  }

  /** Six lines, five at once and then one a second: the sixth is made to wait a second. */
  @Test
  void aStreamIsSlowedDownAndNotRefused() throws IOException {
    long begin = System.nanoTime();
    Answer answer = send("application/x-ndjson", (event("c1") + "\n").repeat(6));
    assertThat(json(answer).at("/accepted").asInt()).isEqualTo(6);
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(900));
  }

  @Test
  void aPropertyKeyTooManyIsADeadLetterAndKnownKeysGoOn() throws IOException {
    JsonNode report =
        json(post(event("c1", "colour", "size"), event("c1", "weight"), event("c1", "size")));
    assertThat(report.at("/accepted").asInt()).isEqualTo(2);
    assertThat(report.at("/errors/0/index").asInt()).isEqualTo(1);
    assertThat(report.at("/errors/0/reason").asText()).isEqualTo("too_many_property_keys");
    assertThat(report.at("/errors/0/detail").asText()).contains("weight", "2 property keys");
  }

  @Test
  void eventsAreTakenWhileTheStoreOfKeysIsAway() {
    away = true;
    assertThat(post(event("c1", "a", "b", "c")).status()).isEqualTo(202);
  }

  @Test
  void aCustomerTooManyIsADeadLetterAndKnownOnesGoOn() throws Exception {
    rows.when("customers.sql", TestingReader.row("customers", 2L));
    rows.when("is_customer.sql", TestingReader.row("found", 1L));
    post(event("c1"));
    room.settle();
    assertThat(json(post(event("c1"))).at("/accepted").asInt()).isEqualTo(1);

    rows.when("is_customer.sql", TestingReader.row("found", 0L));
    Answer refused = post(event("c3"));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(json(refused).at("/errors/0/reason").asText()).isEqualTo("too_many_customers");
    assertThat(json(post(event("c1"))).at("/accepted").asInt()).isEqualTo(1);
  }
}
