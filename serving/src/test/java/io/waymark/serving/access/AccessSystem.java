package io.waymark.serving.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.contract.ApiContract;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Cors;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.Limits;
import io.waymark.serving.http.Request;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.http.Route;
import io.waymark.serving.limits.Quotas;
import io.waymark.testkit.net.FreePorts;
import io.waymark.testkit.postgres.PostgresServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The routes of tenants, keys and audit over a real PostgreSQL, and one that any key opens. */
final class AccessSystem implements AutoCloseable {

  static final ApiKey OPERATOR = ApiKey.generate();
  private static final Limits LIMITS =
      new Limits(100_000, 100_000, 100_000, 100_000, 1_000_000, 4, 100, 3, 100_000);

  final PostgresServer postgres;
  final ControlStore control;
  final KeyMemory memory;
  final MovedClock clock = new MovedClock();
  private final Dispatcher dispatcher;

  /** What time it is, with what the test has skipped. */
  static final class MovedClock extends Clock {
    private Duration skipped = Duration.ZERO;

    void forward(Duration time) {
      skipped = skipped.plus(time);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(skipped);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException("nobody asks for " + zone);
    }
  }

  AccessSystem(Path folder) {
    int port = FreePorts.some(1).get(0);
    postgres = PostgresServer.start(folder.resolve("pg"), port, folder.resolve("pg.log"));
    control = new ControlStore(DatabaseUrl.parse(postgres.url()));
    control.migrate();
    KeyDirectory directory = new KeyDirectory(control, LIMITS);
    directory.ensureOperator("main", "USD", OPERATOR);
    memory = new KeyMemory(directory, clock, Duration.ofMinutes(5), Duration.ofMinutes(10));
    memory.refresh();
    List<Route> routes =
        Stream.of(
                new TenantsApi(new TenantsService(control, LIMITS)).routes(),
                new KeysApi(new KeysService(control, clock), clock).routes(),
                new AuditApi(new AuditLog(control)).routes(),
                List.of(Route.get("/things", Access.READ, call -> Answer.json(Map.of()))))
            .flatMap(List::stream)
            .toList();
    dispatcher =
        new Dispatcher(
            routes,
            new Gate(new KeyCheck(memory, clock), new Quotas(), new Cors(memory::allowsOrigin)),
            new RequestLog(new CollectorRegistry()),
            Edge.DIRECT,
            List.of());
  }

  Answer send(String method, String path, String key, String body, String... headers) {
    Map<String, String> named = new HashMap<>(Map.of("authorization", "Bearer " + key));
    for (int i = 0; i < headers.length; i += 2) {
      named.put(headers[i], headers[i + 1]);
    }
    Request plain = Request.get(path);
    Request request =
        new Request(
            method,
            plain.path(),
            plain.query(),
            named,
            new ByteArrayInputStream(body.getBytes(UTF_8)));
    Answer answer = dispatcher.dispatch(request);
    if (!path.startsWith("/things")) {
      ApiContract.SHIPPED.check(request, answer);
    }
    return answer;
  }

  JsonNode json(Answer answer) {
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode done(String method, String path, String key, String body) {
    Answer answer = send(method, path, key, body);
    assertThat(answer.status()).as(new String(answer.body(), UTF_8)).isBetween(200, 201);
    return json(answer);
  }

  String operator() {
    return OPERATOR.text();
  }

  void tenant(String id) {
    done(
        "POST",
        "/api/v1/tenants",
        operator(),
        "{\"id\":\"" + id + "\",\"base_currency\":\"eur\",\"limits\":{\"requests_burst\":77}}");
  }

  /** A new key of the tenant, as its owner sends it. */
  JsonNode key(String tenant, String role, String more) {
    return done(
        "POST",
        "/api/v1/keys",
        operator(),
        "{\"tenant\":\"" + tenant + "\",\"role\":\"" + role + "\"" + more + "}");
  }

  int things(String key, String... headers) {
    return send("GET", "/things", key, "", headers).status();
  }

  String audit(String query) {
    return done("GET", "/api/v1/audit?limit=500" + query, operator(), "").toString();
  }

  @Override
  public void close() {
    control.close();
    postgres.close();
  }
}
