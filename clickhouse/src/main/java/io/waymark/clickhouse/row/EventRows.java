package io.waymark.clickhouse.row;

import io.waymark.core.event.Arrival;
import io.waymark.core.event.Decision;
import io.waymark.core.event.Event;
import io.waymark.core.event.GoalReached;
import io.waymark.core.packed.PackedReader;

/** Rows of tables that hold one row per event. */
public final class EventRows {
  /** The reason of an event that came late or again, after its person was erased. */
  public static final String ERASED = "erased";

  private EventRows() {}

  /** A row of {@code events}. */
  public static Row event(Arrival arrival) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.eventId()).string(e.tenant()).string(e.customerId()).string(e.anonymousId());
    row.string(e.kind().wireName()).string(e.name()).string(e.channel()).string(e.campaign());
    row.string(e.sessionId()).string(e.orderId()).millis(e.ts());
    row.string(e.device()).string(e.region()).decimal64(e.revenue()).string(e.currency());
    row.decimal64(e.cost()).int64(e.impressions()).string(e.properties());
    row.bool(arrival.outOfOrder()).string(arrival.source()).millis(arrival.receivedMs());
    Decision decision = arrival.decision();
    row.uint32(decision.version()).string(decision.rule()).string(decision.reached().goal());
    row.bool(decision.advertising().allows()).int64(arrival.place());
    return new Row(Table.EVENTS, row.toBytes());
  }

  /** A row of {@code conversions}. */
  public static Row conversion(Arrival arrival) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).millis(e.ts()).string(e.eventId()).string(e.purchaseKey());
    row.string(e.orderId()).string(e.customerId()).string(e.anonymousId()).string(e.name());
    row.string(e.channel()).string(e.campaign()).string(e.device()).string(e.region());
    row.decimal64(e.revenue()).string(e.currency()).string(arrival.source());
    GoalReached reached = arrival.decision().reached();
    row.uint32(arrival.decision().version()).string(reached.goal()).string(reached.kind());
    row.decimal64(reached.value()).string(reached.currency());
    row.nullableDecimal64(reached.valueBase(), reached.isConverted());
    row.string(reached.baseCurrency());
    return new Row(Table.CONVERSIONS, row.toBytes());
  }

  /** A row of {@code refunds}. */
  public static Row refund(Arrival arrival) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).millis(e.ts()).string(e.eventId()).string(e.orderId());
    row.string(e.customerId()).string(e.anonymousId()).string(e.name());
    row.string(e.channel()).string(e.campaign()).string(e.device()).string(e.region());
    row.decimal64(e.revenue()).string(e.currency()).string(arrival.source());
    return new Row(Table.REFUNDS, row.toBytes());
  }

  /** A row of {@code repeated_events}. */
  public static Row repeated(Arrival arrival, String topic) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).string(key(topic, arrival.partition(), arrival.offset()));
    ids(row, e);
    row.string(arrival.source()).millis(arrival.receivedMs());
    return new Row(Table.REPEATED_EVENTS, row.toBytes());
  }

  /** A row of {@code late_events}; {@code clock} is what the partition's clock showed. */
  public static Row late(Arrival arrival, String topic, long clock, byte[] payload) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).string(key(topic, arrival.partition(), arrival.offset()));
    ids(row, e);
    row.millis(clock).bytes(payload).string(arrival.source()).millis(arrival.receivedMs());
    return new Row(Table.LATE_EVENTS, row.toBytes());
  }

  /** A row of {@code filtered_events}. */
  public static Row filtered(Arrival arrival, String topic, String reason, byte[] payload) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).string(key(topic, arrival.partition(), arrival.offset()));
    row.string(reason);
    ids(row, e);
    row.bytes(payload).string(arrival.source()).millis(arrival.receivedMs());
    return new Row(Table.FILTERED_EVENTS, row.toBytes());
  }

  /** A row of {@code filtered_events} that only counts: without ids and payload. */
  public static Row withoutPerson(Arrival arrival, String topic, String reason) {
    Event e = arrival.event();
    RowBinary row = RowBinary.next();
    row.string(e.tenant()).string(key(topic, arrival.partition(), arrival.offset()));
    row.string(reason).string("").string("").string("").millis(e.ts());
    row.string("").string(arrival.source()).millis(arrival.receivedMs());
    return new Row(Table.FILTERED_EVENTS, row.toBytes());
  }

  private static void ids(RowBinary row, Event e) {
    row.string(e.eventId()).string(e.customerId()).string(e.anonymousId()).millis(e.ts());
  }

  /** A row of {@code rejected_events}. */
  public static Row rejected(DeadLetter letter) {
    RowBinary row = RowBinary.next();
    row.string(letter.tenant()).string(letter.key()).string(letter.reason());
    row.string(letter.detail()).bytes(letter.payload()).string(letter.source());
    row.millis(letter.receivedMs());
    return new Row(Table.REJECTED_EVENTS, row.toBytes());
  }

  /** The key of a Kafka record: topic, partition and offset. */
  public static String key(String topic, int partition, long offset) {
    return topic + '/' + partition + '/' + offset;
  }

  /** The text in one of the leading columns of a row, all of which are texts. */
  public static String leadingText(byte[] row, int column) {
    PackedReader in = new PackedReader(row);
    for (int i = 0; i < column; i++) {
      in.readString();
    }
    return in.readString();
  }
}
