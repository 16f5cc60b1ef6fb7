package io.waymark.jobs.source;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.Reject;
import io.waymark.core.wire.RejectReason;
import io.waymark.jobs.source.Intake.Origin;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Bytes to events, refusals and markers. Every record gives exactly one answer. */
final class EventDeserializer implements KafkaRecordDeserializationSchema<Intake> {
  private static final long serialVersionUID = 1L;
  private static final byte[] NO_BYTES = new byte[0];

  @Override
  public void deserialize(ConsumerRecord<byte[], byte[]> record, Collector<Intake> out) {
    out.collect(intake(record));
  }

  static Intake intake(ConsumerRecord<byte[], byte[]> record) {
    byte[] payload = record.value() == null ? NO_BYTES : record.value();
    Origin origin = origin(record);
    String markerText = header(record, "marker");
    ReplayMarker marker = markerText.isEmpty() ? null : ReplayMarker.parse(markerText);
    if (marker != null) {
      return Intake.marker(origin, marker);
    }
    String refused = header(record, "refused");
    if (!refused.isEmpty()) {
      return Intake.refused(origin, payload, new Intake.Refusal(refused, header(record, "detail")));
    }
    return parsed(origin, payload);
  }

  private static Intake parsed(Origin origin, byte[] payload) {
    if (!EventJson.isTenant(origin.tenant())) {
      return Intake.refused(
          origin.ofUnknownTenant(),
          payload,
          new Intake.Refusal(RejectReason.INVALID_TEXT.code(), "the tenant header is no name"));
    }
    Parsed parsed = EventJson.parse(payload, origin.tenant(), origin.receivedMs());
    Event event = parsed.event();
    if (event != null) {
      return Intake.event(origin, payload, event);
    }
    Reject reject = parsed.reject();
    return Intake.refused(
        origin,
        payload,
        reject == null
            ? new Intake.Refusal(RejectReason.MALFORMED_JSON.code(), "")
            : Intake.Refusal.of(reject));
  }

  private static Origin origin(ConsumerRecord<byte[], byte[]> record) {
    return new Origin(
        record.partition(),
        record.offset(),
        record.timestamp(),
        header(record, "tenant"),
        header(record, "source"),
        header(record, "request"));
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    Header header = record.headers().lastHeader(name);
    return header == null || header.value() == null
        ? ""
        : new String(header.value(), StandardCharsets.UTF_8);
  }

  @Override
  public TypeInformation<Intake> getProducedType() {
    return IntakeSerializer.TYPE;
  }
}
