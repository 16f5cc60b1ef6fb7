package io.waymark.serving.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.waymark.serving.http.Request;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Requests as the document describes them, and bent in ways that clients and attackers know. */
public final class Mutations {

  private static final List<String> TEXTS =
      List.of(
          "",
          "0",
          "-1",
          "1e999",
          "9223372036854775808",
          "NaN",
          "null",
          "true",
          "[]",
          "{}",
          "..",
          "%00",
          "%2e%2e%2f",
          "%zz",
          "%ff",
          "' OR 1=1 --",
          "{tenant:String}",
          "\\N",
          "a%0d%0aX: y",
          "last_7_days",
          "last_9999_days",
          "2026-11-01",
          "2026-02-30",
          "1969-12-31T23:59:59Z",
          "é✓",
          "%F0%9F%92%A9",
          "%ED%A0%80",
          "a".repeat(3_000),
          "wm_abcd_" + "x".repeat(24));
  private static final List<String> HEADERS =
      List.of(
          "if-none-match",
          "if-match",
          "accept-encoding",
          "content-encoding",
          "content-type",
          "prefer",
          "idempotency-key",
          "x-request-id",
          "traceparent",
          "x-forwarded-for",
          "origin",
          "content-length",
          "authorization");
  private static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "BREW");
  private static final List<String> BODIES =
      List.of(
          "",
          "null",
          "[",
          "[[[[",
          "{\"a\":1,\"a\":2}",
          "{\"event_id\":\"e\"}",
          "NaN",
          "\"\\ud800\"",
          "[".repeat(5_000),
          "{\"a\":".repeat(2_000),
          "1e400000",
          "\u0000",
          "{}{}",
          "[1,2,3]");

  private final List<ApiDocument.Operation> operations = ApiDocument.SHIPPED.operations();
  private final Random random;

  /** The same requests for the same seed. */
  public Mutations(long seed) {
    this.random = new Random(seed);
  }

  /** The next one. */
  public Request next() {
    ApiDocument.Operation operation = pick(operations);
    Request example = pick(ExampleRequests.of(operation));
    Map<String, String> headers = new HashMap<>(example.headers());
    String method = chance(20) ? pick(METHODS) : example.method();
    String path = chance(3) ? bentPath(operation) : example.path();
    String query = chance(2) ? bentQuery(operation) : example.query();
    for (int i = random.nextInt(3); i > 0; i--) {
      headers.put(pick(HEADERS), pick(TEXTS));
    }
    return new Request(method, path, query, headers, new ByteArrayInputStream(body(example)));
  }

  private String bentPath(ApiDocument.Operation operation) {
    String path = operation.template().replaceAll("\\{[^}]*}", quoted(pick(TEXTS)));
    return switch (random.nextInt(6)) {
      case 0 -> path + "/";
      case 1 -> path + "/../" + pick(TEXTS);
      case 2 -> path.replaceFirst("/", "//");
      case 3 -> path.replaceFirst("/([^/]*)$", "%2f$1");
      default -> path;
    };
  }

  private static String quoted(String text) {
    return java.util.regex.Matcher.quoteReplacement(text);
  }

  private String bentQuery(ApiDocument.Operation operation) {
    List<Map<String, Object>> parameters = ApiDocument.SHIPPED.parameters(operation);
    List<String> query = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      boolean known = !parameters.isEmpty() && !chance(5);
      Object name = known ? pick(parameters).get("name") : pick(TEXTS);
      query.add(name + "=" + pick(TEXTS));
    }
    return String.join("&", query);
  }

  private byte[] body(Request example) {
    byte[] plain = read(example);
    if (plain.length == 0 || chance(4)) {
      return pick(BODIES).getBytes(UTF_8);
    }
    byte[] bent = plain.clone();
    for (int i = random.nextInt(4); i > 0; i--) {
      bent[random.nextInt(bent.length)] = (byte) random.nextInt(256);
    }
    return chance(4)
        ? new String(bent, ISO_8859_1)
            .substring(0, random.nextInt(bent.length))
            .getBytes(ISO_8859_1)
        : bent;
  }

  private static byte[] read(Request request) {
    try {
      return request.body().readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private <T> T pick(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
