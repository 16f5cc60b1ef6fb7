package io.waymark.jobs.ingest;

import io.waymark.clickhouse.row.DeadLetter;
import io.waymark.jobs.app.JobOptions;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A copy of every refused event for whoever wants to mend and send it again. It may repeat after a
 * restart; the header {@code key} is the one of the exact table {@code rejected_events}.
 */
public final class DeadLetterTopic implements KafkaRecordSerializationSchema<DeadLetter> {
  private static final long serialVersionUID = 1L;

  private final String topic;

  private DeadLetterTopic(String topic) {
    this.topic = topic;
  }

  /** The sink of those options. */
  public static KafkaSink<DeadLetter> sink(JobOptions options) {
    return KafkaSink.<DeadLetter>builder()
        .setKafkaProducerConfig(options.kafka())
        .setDeliveryGuarantee(DeliveryGuarantee.AT_LEAST_ONCE)
        .setRecordSerializer(new DeadLetterTopic(options.text("kafka.rejected-topic")))
        .build();
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      DeadLetter letter, KafkaSinkContext context, @Nullable Long timestamp) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(topic, bytes(letter.key()), letter.payload());
    Headers headers = record.headers();
    headers.add("key", bytes(letter.key()));
    headers.add("tenant", bytes(letter.tenant()));
    headers.add("reason", bytes(letter.reason()));
    headers.add("detail", bytes(letter.detail()));
    return record;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
