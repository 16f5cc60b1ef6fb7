package io.waymark.serving.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.prometheus.client.CollectorRegistry;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdgeTest {

  private static final Edge EDGE = Edge.of("/waymark", "10.0.0.0/8, ::1");

  private static Request from(String peer, String path, Map<String, String> headers) {
    return new Request("GET", path, "", headers, InputStream.nullInputStream(), peer);
  }

  private static Answer ask(Request request) {
    List<Route> routes =
        List.of(
            Route.get("/", Access.PUBLIC, call -> Answer.text("text/html", "page")),
            Route.get("/metrics", Access.PUBLIC, call -> Answer.text("text/plain", "m")),
            Route.get(
                "/made",
                Access.PUBLIC,
                call -> Answer.json(202, Map.of()).withHeader("Location", "/things/1")));
    RequestLog log = new RequestLog(new CollectorRegistry());
    return new Dispatcher(routes, Gate.of(header -> Caller.NOBODY), log, EDGE, List.of())
        .dispatch(request);
  }

  @ParameterizedTest
  @CsvSource({
    "/waymark/made, 202",
    "/waymark/, 200",
    "/waymark, 308",
    "/waymark/metrics, 200",
    "/metrics, 200",
    "/made, 404",
    "/, 404",
    "/waymarked/made, 404"
  })
  void routesLieUnderTheBasePath(String path, int status) {
    assertThat(ask(from("", path, Map.of())).status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, api.example.org, https, https://api.example.org/waymark/things/1",
    "::1, api.example.org, http, http://api.example.org/waymark/things/1",
    "192.0.2.1, api.example.org, https, /waymark/things/1",
    "10.1.2.3, 'evil.example/x', https, /waymark/things/1",
    "10.1.2.3, api.example.org, javascript, /waymark/things/1"
  })
  void theirHostIsBelievedOfTrustedProxiesAlone(
      String peer, String host, String scheme, String location) {
    Map<String, String> headers = Map.of("x-forwarded-host", host, "x-forwarded-proto", scheme);
    assertThat(ask(from(peer, "/waymark/made", headers)).headers())
        .containsEntry("Location", location);
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1, '198.51.100.7', 192.0.2.1",
    "10.0.0.1, '198.51.100.7', 198.51.100.7",
    "10.0.0.1, '203.0.113.9, 198.51.100.7, 10.9.9.9', 198.51.100.7",
    "10.0.0.1, 'nonsense', 10.0.0.1",
    "10.0.0.1, '', 10.0.0.1"
  })
  void theClientIsTheLastHopThatNoTrustedProxyIs(String peer, String hops, String client) {
    assertThat(EDGE.client(from(peer, "/", Map.of("x-forwarded-for", hops)))).isEqualTo(client);
  }

  @ParameterizedTest
  @ValueSource(strings = {"waymark", "/waymark/", "/a b", "//"})
  void aBasePathOfAnotherFormIsRefused(String path) {
    assertThatThrownBy(() -> Edge.of(path, "")).hasMessageContaining(path);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/x", "10.0.0", "::1/129"})
  void aNetworkOfAnotherFormIsRefused(String network) {
    assertThatThrownBy(() -> Network.parse(network)).hasMessageContaining(network);
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.4.0/22, 192.168.7.255, true",
    "192.168.4.0/22, 192.168.8.0, false",
    "0.0.0.0/0, 203.0.113.1, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "127.0.0.1, 127.0.0.1, true"
  })
  void aNetworkContainsItsAddresses(String network, String address, boolean inside) {
    assertThat(Network.parse(network).contains(address)).isEqualTo(inside);
  }

  @Test
  void withoutProxiesNobodyIsBelieved() {
    Request request = from("127.0.0.1", "/", Map.of("x-forwarded-for", "198.51.100.7"));
    assertThat(Edge.DIRECT.client(request)).isEqualTo("127.0.0.1");
  }
}
