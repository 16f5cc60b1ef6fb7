package io.waymark.core.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrafficFilterTest {
  private final TrafficFilter filter =
      new TrafficFilter(List.of("bot"), Set.of("staff-1"), List.of(Network.parse("10.0.0.0/8")));

  private static Event event(String customer, String properties) {
    return new Event(
        "e",
        "t",
        customer,
        "a",
        EventKind.TOUCH,
        "",
        "",
        "",
        "",
        "",
        1,
        "",
        "",
        0,
        "",
        0,
        0,
        properties);
  }

  @Test
  void keepsDeclaredBotsAndInternalTrafficOut() {
    assertThat(filter.reason(event("c", "{}"))).isNull();
    assertThat(filter.reason(event("c", "{\"user_agent\":\"Mozilla/5.0 Chrome\"}"))).isNull();
    assertThat(filter.reason(event("c", "{\"x\":1,\"user_agent\":\"GoogleBot/2.1\"}")))
        .isEqualTo("declared_bot");
    assertThat(filter.reason(event("staff-1", "{}"))).isEqualTo("internal_id");
    assertThat(filter.reason(event("c", "{\"ip\":\"10.1.2.3\"}"))).isEqualTo("internal_network");
    assertThat(filter.reason(event("c", "{\"ip\":\"11.1.2.3\"}"))).isNull();
    assertThat(filter.reason(event("c", "{\"note\":\"user_agent bot\",\"ip\":7}"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.0.1, true",
    "10.0.0.0/8, 11.0.0.1, false",
    "192.168.1.128/25, 192.168.1.129, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "0.0.0.0/0, 1.2.3.4, true",
    "2001:db8::/32, 2001:db8:1::1, true",
    "2001:db8::/32, 2001:db9::1, false",
    "10.0.0.1, 10.0.0.1, true",
    "10.0.0.0/8, example.com, false",
    "10.0.0.0/8, '', false",
  })
  void networksContainAddresses(String network, String address, boolean expected) {
    assertThat(Network.parse(network).contains(address)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "10.0.0.0/33", "10.0.0.0/x", "example.com", "10.0.0/8", "abc"})
  void refusesWhatIsNoNetwork(String text) {
    assertThatThrownBy(() -> Network.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no network");
  }
}
