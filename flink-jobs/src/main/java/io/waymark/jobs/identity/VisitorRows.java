package io.waymark.jobs.identity;

import io.waymark.clickhouse.row.Row;
import io.waymark.clickhouse.row.StateRows;
import io.waymark.core.event.Arrival;
import io.waymark.core.identity.IdentityMap;
import io.waymark.core.identity.VisitorEffects;
import io.waymark.core.journey.PersonState;
import io.waymark.core.packed.PackedWriter;
import io.waymark.jobs.channel.ChannelDeltas;
import io.waymark.jobs.journey.PersonRows;
import io.waymark.jobs.record.PersonInput;
import java.util.function.Consumer;

/** Turns what was decided about one visitor into rows and into input of the person stage. */
final class VisitorRows extends PersonRows implements VisitorEffects {
  private final Consumer<PersonInput> persons;
  private final PackedWriter packed = new PackedWriter(1024);
  private String tenant = "";
  private String anonymousId = "";

  VisitorRows(
      String topic, Consumer<Row> rows, ChannelDeltas channels, Consumer<PersonInput> persons) {
    super(topic, rows, channels);
    this.persons = persons;
  }

  void of(String visitorTenant, String visitorId) {
    tenant = visitorTenant;
    anonymousId = visitorId;
    of(visitorTenant, false, visitorId);
  }

  @Override
  public void identified(IdentityMap.Owner owner, long version) {
    row(StateRows.identity(tenant, anonymousId, owner, version));
  }

  @Override
  public void handOver(String customerId, PersonState visitor) {
    superseded(visitor, customerId);
    packed.clear();
    visitor.write(packed);
    persons.accept(PersonInput.handOver(tenant, customerId, packed.toBytes()));
  }

  @Override
  public void forward(String customerId, Arrival arrival) {
    persons.accept(PersonInput.forward(customerId, arrival));
  }
}
