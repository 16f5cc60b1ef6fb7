package io.waymark.serving.customers;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Caller;
import io.waymark.serving.query.Money;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads one person's events. */
public final class CustomersQueries {

  private static final TenantQuery PERSON = TenantQuery.load(CustomersQueries.class, "person.sql");
  private static final TenantQuery ALIASES =
      TenantQuery.load(CustomersQueries.class, "anonymous_ids.sql");
  private static final TenantQuery KNOWN = TenantQuery.load(CustomersQueries.class, "known.sql");
  private static final TenantQuery TOTALS = ofPerson("totals.sql");
  private static final TenantQuery CHANNELS = ofPerson("channels.sql");
  private static final TenantQuery TIMES = ofPerson("times.sql");
  private static final TenantQuery MONEY = ofPerson("money.sql");
  private static final TenantQuery ENDS = ofPerson("ends.sql");
  private static final TenantQuery TOUCHES = ofPerson("touches.sql");
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private final RowReader reader;

  /** Queries through that reader. */
  public CustomersQueries(RowReader reader) {
    this.reader = reader;
  }

  private static TenantQuery ofPerson(String file) {
    return TenantQuery.load(CustomersQueries.class, "person_events.sql", file);
  }

  Optional<Person> person(String tenant, String id) {
    Row row = reader.read(PERSON, tenant, Map.of("id", id)).get(0);
    if (row.whole("named") > 0 || row.whole("aliases") > 0) {
      return Optional.of(customer(tenant, id));
    }
    String became = row.text("became");
    if (!became.isEmpty()) {
      return Optional.of(customer(tenant, became));
    }
    return row.whole("visited") > 0
        ? Optional.of(new Person(id, false, List.of(id)))
        : Optional.empty();
  }

  private Person customer(String tenant, String id) {
    List<String> aliases =
        reader.read(ALIASES, tenant, Map.of("person", id)).stream()
            .map(row -> row.text("anonymous_id"))
            .toList();
    return new Person(id, true, aliases);
  }

  Known known(Caller caller, Person person) {
    return read(KNOWN, caller, person, Map.of()).stream()
        .findFirst()
        .map(
            row -> Known.of(row.text("properties"), row.text("analytics"), row.text("advertising")))
        .orElse(Known.NOTHING);
  }

  Activity activity(Caller caller, Person person, Instant asOf) {
    Row row = read(TOTALS, caller, person, Map.of("as_of", Times.bound(asOf))).get(0);
    return new Activity(
        row.whole("events"),
        row.whole("touches"),
        row.whole("purchases"),
        row.whole("channels"),
        row.whole("recent_events"),
        row.instant("first_event").orElse(Times.BEGINNING),
        row.instant("last_event").orElse(Times.BEGINNING),
        new Activity.Gaps(
            row.whole("gap_count"),
            row.real("gap_median"),
            row.real("gap_mean"),
            row.real("gap_max")));
  }

  List<Behavior.ChannelShare> channels(Caller caller, Person person, long touches) {
    return read(CHANNELS, caller, person, Map.of()).stream()
        .map(row -> share(row.text("channel"), row.whole("touches"), touches))
        .toList();
  }

  private static Behavior.ChannelShare share(String channel, long touches, long all) {
    double share = all == 0 ? 0 : Math.round(10_000.0 * touches / all) / 10_000.0;
    return new Behavior.ChannelShare(channel, touches, share);
  }

  /** Events by hour of the day and by weekday. */
  record Clocks(long[] hours, long[] weekdays) {}

  Clocks clocks(Caller caller, Person person, TenantView view) {
    Clocks clocks = new Clocks(new long[HOURS], new long[WEEKDAYS]);
    for (Row row : read(TIMES, caller, person, Map.of("zone", view.zoneName()))) {
      long[] slots = row.text("scale").equals("hour") ? clocks.hours() : clocks.weekdays();
      slots[Math.toIntExact(row.whole("slot"))] += row.whole("events");
    }
    return clocks;
  }

  Map<String, Behavior.Sums> money(Caller caller, Person person) {
    Map<String, Behavior.Sums> sums = new TreeMap<>();
    for (Row row : read(MONEY, caller, person, Map.of("base", caller.baseCurrency()))) {
      sums.put(
          row.text("money"),
          new Behavior.Sums(
              Money.shown(row.decimal("bought")), Money.shown(row.decimal("refunded"))));
    }
    return sums;
  }

  /** The touches at both ends, by {@code first} and {@code last}. */
  Map<String, Behavior.End> ends(Caller caller, Person person) {
    Map<String, Behavior.End> ends = new HashMap<>();
    for (Row row : read(ENDS, caller, person, Map.of())) {
      ends.put(
          row.text("which"),
          new Behavior.End(
              row.instant("ts").orElseThrow(),
              row.text("channel"),
              row.text("campaign"),
              row.text("name")));
    }
    return ends;
  }

  List<Behavior.Touch> touches(Caller caller, Person person, BehaviorRequest request) {
    Map<String, Object> parameters =
        Map.of(
            "kind", request.kind(),
            "base", caller.baseCurrency(),
            "before_ts", Times.bound(request.cursor().ts()),
            "before_id", request.cursor().key(),
            "limit", request.limit() + 1);
    return read(TOUCHES, caller, person, parameters).stream().map(CustomersQueries::touch).toList();
  }

  private static Behavior.Touch touch(Row row) {
    boolean free = row.decimal("revenue").signum() == 0;
    return new Behavior.Touch(
        row.text("event_id"),
        row.instant("ts").orElseThrow(),
        row.text("kind"),
        row.text("name"),
        row.text("channel"),
        row.text("campaign"),
        row.text("session_id"),
        row.text("device"),
        row.text("region"),
        row.text("order_id"),
        Behavior.Touch.shownRevenue(row.decimal("revenue")),
        free ? null : row.text("money"));
  }

  private List<Row> read(
      TenantQuery query, Caller caller, Person person, Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("person", person.id());
    parameters.put("identified", person.identified() ? 1 : 0);
    return reader.read(query, caller.tenant(), parameters);
  }
}
