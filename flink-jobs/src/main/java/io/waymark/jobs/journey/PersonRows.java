package io.waymark.jobs.journey;

import io.waymark.clickhouse.row.EventRows;
import io.waymark.clickhouse.row.PatternRows;
import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Filtered;
import io.waymark.core.journey.Journey;
import io.waymark.core.journey.PersonEffects;
import io.waymark.core.journey.PersonState;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.matching.Subject;
import io.waymark.core.wire.EventJson;
import io.waymark.jobs.channel.ChannelDeltas;
import java.util.function.Consumer;

/** Turns what was decided about one person into rows. Pointed at one person at a time. */
public class PersonRows implements PersonEffects {
  private final String topic;
  private final Consumer<Row> rows;
  private final ChannelDeltas channels;
  private StateRows.Person person = new StateRows.Person("", false, "");

  /**
   * @param topic topic of events, part of a record's key
   * @param rows where rows go
   * @param channels where channel figures go
   */
  public PersonRows(String topic, Consumer<Row> rows, ChannelDeltas channels) {
    this.topic = topic;
    this.rows = rows;
    this.channels = channels;
  }

  /** From now on everything is about this person. */
  public void of(String tenant, boolean identified, String id) {
    person = new StateRows.Person(tenant, identified, id);
  }

  @Override
  public Subject subject() {
    return new Subject(person.tenant(), person.id());
  }

  @Override
  public void found(Finding finding) {
    rows.accept(PatternRows.of(person, finding));
  }

  @Override
  public void accepted(Arrival arrival, boolean firstOfPurchase) {
    rows.accept(EventRows.event(arrival));
    if (arrival.event().kind() == EventKind.CONVERSION) {
      rows.accept(EventRows.conversion(arrival));
    } else if (arrival.event().kind() == EventKind.REFUND) {
      rows.accept(EventRows.refund(arrival));
    }
    if (arrival.event().kind().hasPerson()) {
      channels.add(arrival.event(), firstOfPurchase);
    }
  }

  @Override
  public void repeated(Arrival arrival) {
    rows.accept(EventRows.repeated(arrival, topic));
  }

  @Override
  public void filtered(Arrival arrival, String reason) {
    rows.accept(
        reason.equals(Filtered.NO_CONSENT)
            ? EventRows.withoutPerson(arrival, topic, reason)
            : EventRows.filtered(arrival, topic, reason, EventJson.toBytes(arrival.event())));
  }

  @Override
  public void journey(Journey journey, long version) {
    rows.accept(StateRows.journey(person, journey, version));
  }

  /** The row of the person's latest state. */
  public Row latest(PersonState state) {
    return StateRows.customer(person, "", state, state.version());
  }

  /** The last state of a visitor who became that customer. */
  protected final void superseded(PersonState state, String customerId) {
    rows.accept(StateRows.customer(person, customerId, state, state.version() + 1));
  }

  /** A row of another kind. */
  protected final void row(Row row) {
    rows.accept(row);
  }
}
