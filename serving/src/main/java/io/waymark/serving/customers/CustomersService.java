package io.waymark.serving.customers;

import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.TimeCursor;
import io.waymark.serving.query.Times;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts a person's behaviour together. */
public final class CustomersService {

  private final CustomersQueries queries;
  private final Standpoint standpoint;

  /** A service over those queries. */
  public CustomersService(CustomersQueries queries, Standpoint standpoint) {
    this.queries = queries;
    this.standpoint = standpoint;
  }

  Behavior behavior(Caller caller, BehaviorRequest request) {
    TenantView view = standpoint.view(caller);
    Optional<Instant> complete = standpoint.complete();
    Instant now = complete.orElse(Times.BEGINNING);
    Person person =
        queries.person(caller.tenant(), request.id()).orElseThrow(() -> unknown(request.id()));
    Activity activity = queries.activity(caller, person, now);
    if (activity.events() == 0) {
      throw unknown(request.id());
    }
    Known known = queries.known(caller, person);
    CustomersQueries.Clocks clocks = queries.clocks(caller, person, view);
    Map<String, Behavior.End> ends = queries.ends(caller, person);
    List<Behavior.Touch> found = queries.touches(caller, person, request);
    boolean more = found.size() > request.limit();
    List<Behavior.Touch> page = more ? found.subList(0, request.limit()) : found;
    return new Behavior(
        person.identified() ? person.id() : null,
        person.identified(),
        person.anonymousIds(),
        known.properties(),
        known.consent(),
        activity.events(),
        activity.touches(),
        activity.firstEvent(),
        activity.lastEvent(),
        ends.get("first"),
        ends.get("last"),
        queries.channels(caller, person, activity.touches()),
        clocks.hours(),
        clocks.weekdays(),
        activity.gaps(),
        new Behavior.Conversions(activity.purchases(), queries.money(caller, person)),
        Engagement.of(activity, now),
        page,
        more ? cursorAfter(page) : null,
        standpoint.provenance(
            Metric.BEHAVIOR, view, DateRange.ALL.orFrom(activity.firstEvent()), complete));
  }

  private static String cursorAfter(List<Behavior.Touch> page) {
    Behavior.Touch last = page.get(page.size() - 1);
    return new TimeCursor(last.ts(), last.eventId()).text();
  }

  private static RuntimeException unknown(String id) {
    return Problems.notFound(
        "no customer or visitor has the id '" + Problems.shown(id) + "'",
        "an event is queryable a few seconds after it was accepted");
  }
}
