package io.waymark.jobs.backtest;

import com.clickhouse.client.api.query.GenericRecord;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The events of one person, in time order; those of equal times as they came. Ids of visitors and
 * customers are there where they are read.
 *
 * @param person whose
 * @param events at least one
 */
record History(String person, List<Event> events) {

  private record Read(Event event, long place, long received) {
    static final Comparator<Read> ORDER =
        Comparator.<Read>comparingLong(read -> read.event.ts())
            .thenComparingLong(Read::place)
            // Rows from before the column have no place.
            .thenComparingLong(Read::received)
            .thenComparing(read -> read.event.eventId());
  }

  static History of(String tenant, GenericRecord row) {
    String person = row.getString("person");
    long[] times = row.getLongArray("tss");
    long[] places = row.getLongArray("places");
    long[] received = row.getLongArray("receiveds");
    long[] revenues = row.getLongArray("revenues");
    Texts texts = new Texts(row);
    List<Read> reads = new ArrayList<>(times.length);
    for (int i = 0; i < times.length; i++) {
      reads.add(new Read(texts.event(tenant, i, times[i], revenues[i]), places[i], received[i]));
    }
    reads.sort(Read.ORDER);
    return new History(person, reads.stream().map(Read::event).toList());
  }

  /** The events as the matcher takes them. */
  List<Arrival> arrivals() {
    List<Arrival> arrivals = new ArrayList<>(events.size());
    for (Event event : events) {
      arrivals.add(new Arrival(event, 0, arrivals.size(), "", 0, false));
    }
    return arrivals;
  }

  /** The columns of texts. */
  private static final class Texts {
    private final String[] eventIds;
    private final String[] kinds;
    private final String[] names;
    private final String[] channels;
    private final String[] campaigns;
    private final String[] devices;
    private final String[] regions;
    private final String[] sessions;
    private final String[] orders;
    private final String[] currencies;
    private final String[] properties;
    private final String[] customerIds;
    private final String[] anonymousIds;

    Texts(GenericRecord row) {
      eventIds = row.getStringArray("event_ids");
      kinds = row.getStringArray("kinds");
      names = row.getStringArray("names");
      channels = row.getStringArray("channels");
      campaigns = row.getStringArray("campaigns");
      devices = row.getStringArray("devices");
      regions = row.getStringArray("regions");
      sessions = row.getStringArray("session_ids");
      orders = row.getStringArray("order_ids");
      currencies = row.getStringArray("currencies");
      properties = row.getStringArray("propertieses");
      customerIds = row.getStringArray("customer_ids");
      anonymousIds = row.getStringArray("anonymous_ids");
    }

    Event event(String tenant, int i, long ts, long revenue) {
      EventKind kind = EventKind.ofWireName(kinds[i]);
      return new Event(
          eventIds[i],
          tenant,
          customerIds[i],
          anonymousIds[i],
          kind == null ? EventKind.TOUCH : kind,
          names[i],
          channels[i],
          campaigns[i],
          sessions[i],
          orders[i],
          ts,
          devices[i],
          regions[i],
          revenue,
          currencies[i],
          0,
          0,
          properties[i].isEmpty() ? Event.NO_PROPERTIES : properties[i]);
    }
  }
}
