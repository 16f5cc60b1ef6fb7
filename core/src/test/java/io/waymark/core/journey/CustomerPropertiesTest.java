package io.waymark.core.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CustomerPropertiesTest {

  private static Arrival identify(String id, long ts, String properties) {
    Arrival any = Events.arrival(id, EventKind.IDENTIFY, "c1", "", ts, "", 0);
    Event e = any.event();
    Event event =
        new Event(
            e.eventId(),
            e.tenant(),
            e.customerId(),
            "",
            e.kind(),
            "identify",
            "",
            "",
            "",
            "",
            ts,
            "",
            "",
            0,
            "",
            0,
            0,
            properties);
    return any.meaning(event, any.decision());
  }

  private static CustomerProperties of(List<Arrival> arrivals) {
    CustomerProperties properties = new CustomerProperties();
    arrivals.forEach(properties::learn);
    return properties;
  }

  @Test
  void theLatestValueOfEachKeyCounts() {
    CustomerProperties known =
        of(
            List.of(
                identify("i2", 200, "{\"plan\":\"gold\",\"age\":30}"),
                identify("i1", 100, "{\"plan\":\"free\",\"name\":\"A \\\"B\\\"\"}"),
                Events.touch("t", 300)));
    assertThat(known.json()).isEqualTo("{\"age\":30,\"name\":\"A \\\"B\\\"\",\"plan\":\"gold\"}");
  }

  @Test
  void whatIsOfThePageOrTheSenderIsNotOfThePerson() {
    Arrival arrival =
        identify(
            "i",
            1,
            "{\"utm_source\":\"x\",\"url\":\"u\",\"ip\":\"1.2.3.4\",\"context.os.name\":\"y\","
                + "\"consent.analytics\":true,\"email\":\"a@example.org\"}");
    assertThat(of(List.of(arrival)).json()).isEqualTo("{\"email\":\"a@example.org\"}");
  }

  @Test
  void theKeysNamedLastStay() {
    List<Arrival> arrivals = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      arrivals.add(identify("i" + i, 1 + i, "{\"k" + i + "\":true}"));
    }
    arrivals.add(identify("long", 500, "{\"long\":\"" + "x".repeat(300) + "\"}"));
    String json = of(arrivals).json();
    assertThat(json).contains("\"k36\":true", "\"k99\":true").doesNotContain("\"k35\"", "long");
  }

  /** Arrival in any order, in two states that become one, stored in between: the same. */
  @Test
  void neitherOrderNorMergeNorStoringMatters() {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      List<Arrival> arrivals = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        String key = "k" + random.nextInt(90);
        arrivals.add(identify("i" + i, 1 + i, "{\"" + key + "\":" + random.nextInt(9) + "}"));
      }
      String expected = of(arrivals).json();
      Collections.shuffle(arrivals, random);
      CustomerProperties one = of(arrivals.subList(0, 80));
      PackedWriter out = new PackedWriter(64);
      of(arrivals.subList(80, 200)).write(out);
      one.merge(CustomerProperties.read(new PackedReader(out.toBytes())));
      assertThat(one.json()).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
