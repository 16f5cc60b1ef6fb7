package io.waymark.bench.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class ShopTrafficTest {
  private static final long BEGIN = 1_760_000_000_000L;
  private static final TrafficSettings SETTINGS = new TrafficSettings(50_000, 7, 2_500, 1);
  private final ShopTraffic traffic = new ShopTraffic(SETTINGS, Visits.draw(SETTINGS), BEGIN);

  @Test
  void eventsComeInOrderOfTimeAndWithinTheDays() {
    long before = BEGIN;
    for (int number = 0; number < traffic.size(); number++) {
      long ts = traffic.event(number).ts();
      assertThat(ts).isBetween(before, BEGIN + 7 * 86_400_000L);
      before = ts;
    }
  }

  @Test
  void everyEventHasAnIdOfItsOwnAndIsTheSameWhenAskedAgain() {
    Set<String> ids = new HashSet<>();
    for (int number = 0; number < traffic.size(); number++) {
      Event event = traffic.event(number);
      assertThat(ids.add(event.eventId())).as(event.eventId()).isTrue();
      assertThat(traffic.event(number)).isEqualTo(event);
    }
  }

  @Test
  void visitorsSignInAndCustomersBuy() {
    long anonymous = count(event -> !event.isIdentified());
    assertThat(anonymous).isBetween(10_000L, 17_000L);
    assertThat(count(event -> event.kind() == EventKind.IDENTIFY)).isBetween(300L, 900L);
    assertThat(count(event -> event.kind() == EventKind.CONVERSION)).isBetween(250L, 900L);
    assertThat(count(event -> event.channel().equals("organic_search")))
        .isBetween(12_500L, 15_500L);
  }

  @Test
  void aLineIsAsLongAsRealOnesAre() {
    for (int number = 0; number < 1_000; number++) {
      byte[] json = EventJson.toBytes(traffic.event(number));
      assertThat(json.length).isBetween(150, 600);
    }
  }

  @Test
  void sizesHaveLimits() {
    assertThatThrownBy(() -> new TrafficSettings(1, 32, 1, 1))
        .hasMessage("--days 32 is not between 1 and 31");
  }

  private long count(Predicate<Event> which) {
    long count = 0;
    for (int number = 0; number < traffic.size(); number++) {
      count += which.test(traffic.event(number)) ? 1 : 0;
    }
    return count;
  }
}
