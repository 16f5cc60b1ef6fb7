package io.waymark.serving.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the parser agree on what is an event. */
class EventSchemaTest {

  private static final PublishedSchema SCHEMA = PublishedSchema.of("event");
  private static final long ARRIVAL = 1_793_700_000_000L;

  private static boolean parserAccepts(String event) {
    Parsed parsed = EventJson.parse(event.getBytes(StandardCharsets.UTF_8), "main", ARRIVAL);
    return parsed.event() != null;
  }

  @Test
  void everyExampleIsAnEventToBoth() throws IOException {
    assertThat(SCHEMA.examples()).hasSizeGreaterThan(3);
    for (JsonNode example : SCHEMA.examples()) {
      assertThat(SCHEMA.accepts(example.toString())).as("schema: %s", example).isTrue();
      assertThat(parserAccepts(example.toString())).as("parser: %s", example).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'ts':1793527200000,'customer_id':'c'}",
        "{'event_id':'e','customer_id':'c'}",
        "{'event_id':'','ts':1793527200000,'customer_id':'c'}",
        "{'event_id':1,'ts':1793527200000,'customer_id':'c'}",
        "{'event_id':'e','ts':1793527200000}",
        "{'event_id':'e','ts':1793527200,'customer_id':'c'}",
        "{'event_id':'e','ts':'1970-01-01T00:00:00Z','customer_id':'c'}",
        "{'event_id':'e','ts':'yesterday','customer_id':'c'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','kind':'party'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','kind':'spend'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','revenue':-1}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','revenue':'1'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','revenue':1000000000}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','currency':'EURO'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','currency':'eur'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','impressions':-1}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','properties':[]}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'','anonymous_id':null}",
        "{'event_id':null,'ts':1793527200000,'customer_id':'c'}",
        "{'event_id':'e','ts':null,'customer_id':'c'}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','impressions':1000000001}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','kind':'spend','channel':'x'}",
        "[]"
      })
  void bothRefuseTheSame(String quoted) throws IOException {
    String event = quoted.replace('\'', '"');
    assertThat(SCHEMA.accepts(event)).as("schema").isFalse();
    assertThat(parserAccepts(event)).as("parser").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','anonymous_id':null,'channel':null}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'','anonymous_id':'v','device':''}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','kind':'','currency':''}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','kind':null,'currency':null}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','revenue':null,'cost':null}",
        "{'event_id':'e','ts':1793527200000,'customer_id':'c','impressions':null,'properties':null}",
        "{'event_id':'e','ts':1793527200000,'customer_id':null,'kind':'spend','channel':'x'}"
      })
  void bothTakeAnEmptyFieldForAnAbsentOne(String quoted) throws IOException {
    String event = quoted.replace('\'', '"');
    assertThat(parserAccepts(event)).as("parser").isTrue();
    assertThat(SCHEMA.accepts(event)).as("schema").isTrue();
  }

  @Test
  void aTextHasAsManyCharactersAsTheParserAllows() throws IOException {
    for (int length : new int[] {EventJson.MAX_TEXT_LENGTH, EventJson.MAX_TEXT_LENGTH + 1}) {
      String event =
          "{\"event_id\":\"e\",\"ts\":1793527200000,\"customer_id\":\"c\",\"channel\":\"%s\"}"
              .formatted("x".repeat(length));
      assertThat(SCHEMA.accepts(event)).as("%d", length).isEqualTo(parserAccepts(event));
    }
  }

  @Test
  void kindsAreThoseOfTheCode() throws IOException {
    List<String> kinds =
        StreamSupport.stream(SCHEMA.tree().at("/properties/kind/enum").spliterator(), false)
            .map(kind -> kind.asText(""))
            .filter(kind -> !kind.isEmpty() && !kind.equals("null"))
            .toList();
    assertThat(kinds)
        .containsExactlyElementsOf(
            Arrays.stream(EventKind.values()).map(EventKind::wireName).toList());
  }
}
