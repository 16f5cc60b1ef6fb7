package io.waymark.jobs.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventDeserializerTest {
  private static final String EVENT =
      "{\"event_id\":\"e\",\"customer_id\":\"c\",\"ts\":1700000000000}";

  static ConsumerRecord<byte[], byte[]> record(String value, String... headers) {
    ConsumerRecord<byte[], byte[]> record =
        new ConsumerRecord<>("waymark.events", 3, 7, null, value.getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < headers.length; i += 2) {
      record.headers().add(headers[i], headers[i + 1].getBytes(StandardCharsets.UTF_8));
    }
    return record;
  }

  private static Intake intake(String value, String... headers) {
    ConsumerRecord<byte[], byte[]> raw = record(value, headers);
    return EventDeserializer.intake(
        new ConsumerRecord<>(
            raw.topic(),
            raw.partition(),
            raw.offset(),
            1_700_000_000_000L,
            org.apache.kafka.common.record.TimestampType.LOG_APPEND_TIME,
            0,
            0,
            raw.key(),
            raw.value(),
            raw.headers(),
            java.util.Optional.empty()));
  }

  @Test
  void theHeaderNamesTheTenant() {
    assertThat(intake(EVENT, "tenant", "acme").event().tenant()).isEqualTo("acme");
    assertThat(intake(EVENT).refusal().code()).isEqualTo("missing_field");
  }

  @Test
  void aTenantThatIsNoNameIsRefusedAndBelongsToNobody() {
    Intake intake = intake(EVENT, "tenant", "ac\0me");
    assertThat(intake.refusal().code()).isEqualTo("invalid_text");
    assertThat(intake.origin().tenant()).isEmpty();
    assertThat(intake(EVENT, "tenant", "x".repeat(300)).event()).isNull();
  }

  @Test
  void refusalsOfTheSidecarKeepTheirReason() {
    Intake intake =
        intake("{", "tenant", "acme", "refused", "bad_ts", "detail", "d", "request", "r/0");
    assertThat(intake.refusal()).isEqualTo(new Intake.Refusal("bad_ts", "d"));
    assertThat(intake.origin().request()).isEqualTo("r/0");
  }

  @Test
  void markersCarryTheirTime() {
    assertThat(intake("", "marker", "clock:r1:42").marker())
        .isEqualTo(new ReplayMarker(ReplayMarker.Phase.CLOCK, "r1", 42));
    assertThat(intake("", "marker", "stop:r1:42", "tenant", "acme").refusal().code())
        .isEqualTo("malformed_json");
  }
}
