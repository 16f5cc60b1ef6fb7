package io.waymark.jobs.source;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of Kafka as the source hands them on. */
public final class TestingIntakes {
  private static final long RECEIVED = 1_700_000_100_000L;

  private TestingIntakes() {}

  /** An event of that tenant, received a little after 1700000000000. */
  public static Intake of(String tenant, String json) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("tenant", tenant.getBytes(StandardCharsets.UTF_8));
    return EventDeserializer.intake(
        new ConsumerRecord<>(
            "waymark.events",
            3,
            7,
            RECEIVED,
            TimestampType.LOG_APPEND_TIME,
            0,
            0,
            null,
            json.getBytes(StandardCharsets.UTF_8),
            headers,
            Optional.empty()));
  }
}
