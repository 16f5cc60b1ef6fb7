package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.Row;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.jobs.channel.ChannelDeltas;
import java.util.function.Consumer;

/** Also tells each event that counts and came in order, for patterns that flink-cep runs. */
final class TellingRows extends PersonRows {
  private final Consumer<Event> events;

  TellingRows(String topic, Consumer<Row> rows, ChannelDeltas channels, Consumer<Event> events) {
    super(topic, rows, channels);
    this.events = events;
  }

  @Override
  public void accepted(Arrival arrival, boolean firstOfPurchase) {
    super.accepted(arrival, firstOfPurchase);
    if (!arrival.outOfOrder() && arrival.event().kind().hasPerson()) {
      events.accept(arrival.event().withCustomer(subject().person()));
    }
  }
}
