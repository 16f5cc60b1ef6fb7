package io.waymark.jobs.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.trial.Conversion;
import io.waymark.core.pattern.trial.Tally;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** What a backtest found, as the JSON that the sidecar hands on. */
final class ResultJson {
  private static final JsonFactory FACTORY = new JsonFactory();

  private ResultJson() {}

  static String text(Tally tally, long matchingNanos, long allNanos) {
    StringWriter text = new StringWriter(4_096);
    try (JsonGenerator json = FACTORY.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("events", tally.events());
      json.writeNumberField("persons", tally.persons());
      json.writeNumberField("matches", tally.matches());
      json.writeNumberField("dead_ends", tally.deadEnds());
      days(json, tally);
      samples(json, tally);
      conversion(json, tally.conversion());
      cost(json, tally.events(), matchingNanos, allNanos);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
    return text.toString();
  }

  private static void days(JsonGenerator json, Tally tally) throws IOException {
    json.writeArrayFieldStart("per_day");
    for (Map.Entry<Long, Tally.Day> day : tally.days().entrySet()) {
      json.writeStartObject();
      json.writeStringField(
          "day",
          LocalDate.ofInstant(Instant.ofEpochMilli(day.getKey()), ZoneOffset.UTC).toString());
      json.writeNumberField("matches", day.getValue().matches());
      json.writeNumberField("dead_ends", day.getValue().deadEnds());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void samples(JsonGenerator json, Tally tally) throws IOException {
    json.writeArrayFieldStart("samples");
    for (Tally.Sample sample : tally.samples()) {
      Finding finding = sample.finding();
      json.writeStartObject();
      json.writeStringField("person", sample.person());
      json.writeStringField("kind", finding.deadEnd() ? "dead_end" : "match");
      json.writeStringField("ts", time(finding.ts()));
      json.writeNumberField("value", Amount.toDecimal(finding.value()));
      json.writeArrayFieldStart("touches");
      for (int i = 0; i < finding.touches().size(); i++) {
        touch(json, finding.stepOf(i), finding.touches().get(i).event());
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void touch(JsonGenerator json, String step, Event event) throws IOException {
    json.writeStartObject();
    json.writeStringField("step", step);
    json.writeStringField("event_id", event.eventId());
    json.writeStringField("ts", time(event.ts()));
    json.writeStringField("kind", event.kind().wireName());
    json.writeStringField("name", event.name());
    json.writeStringField("channel", event.channel());
    json.writeEndObject();
  }

  private static void conversion(JsonGenerator json, Conversion.Result result) throws IOException {
    json.writeObjectFieldStart("conversion");
    json.writeNumberField("horizon_ms", Tally.HORIZON_MS);
    json.writeNumberField("matched_persons", result.matched());
    json.writeNumberField("rate_after_match", result.rate());
    json.writeNumberField("baseline_persons", result.others());
    json.writeNumberField("rate_of_baseline", result.baseline());
    json.writeEndObject();
  }

  /** What the matcher alone takes, on one core of the machine that did the backtest. */
  private static void cost(JsonGenerator json, long events, long matchingNanos, long allNanos)
      throws IOException {
    json.writeObjectFieldStart("cost");
    json.writeNumberField("nanos_per_event", events == 0 ? 0 : matchingNanos / events);
    json.writeNumberField(
        "events_per_s", matchingNanos == 0 ? 0 : Math.round(events * 1e9 / matchingNanos));
    json.writeNumberField("seconds", allNanos / 1_000_000 / 1e3);
    json.writeEndObject();
  }

  private static String time(long ms) {
    return Instant.ofEpochMilli(ms).toString();
  }
}
