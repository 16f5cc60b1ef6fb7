package io.waymark.serving.dashboard;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Caller;
import io.waymark.serving.query.Row;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Times;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the figures of a range. */
public final class SummaryQueries {

  private static final TenantQuery HOURS =
      TenantQuery.load(SummaryQueries.class, "additive_hours.sql");
  private static final TenantQuery EVENTS =
      TenantQuery.load(SummaryQueries.class, "additive_events.sql");
  private static final TenantQuery CONVERSIONS =
      TenantQuery.load(SummaryQueries.class, "conversions.sql");
  private static final TenantQuery CHANNELS =
      TenantQuery.load(SummaryQueries.class, "channels.sql");
  private static final TenantQuery PERSONS = TenantQuery.load(SummaryQueries.class, "persons.sql");

  private static final TenantQuery GOALS = TenantQuery.load(SummaryQueries.class, "goals.sql");

  private final RowReader reader;

  /** Queries through that reader. */
  public SummaryQueries(RowReader reader) {
    this.reader = reader;
  }

  FigureTable series(Caller caller, SummaryRequest request) {
    return table(caller, request, request.grain().wireName(), "");
  }

  FigureTable split(Caller caller, SummaryRequest request, Dimension by) {
    return table(caller, request, "", by.wireName());
  }

  /** Money alone, by day of the tenant. */
  FigureTable moneyByDay(Caller caller, SummaryRequest request) {
    Map<String, Object> parameters = parameters(request, Grain.DAY.wireName(), "");
    FigureTable table = new FigureTable();
    table.addAdditive(reader.read(additive(request), caller.tenant(), parameters));
    table.addConversions(reader.read(CONVERSIONS, caller.tenant(), parameters));
    return table;
  }

  /** Rows of {@link GoalFigures}. */
  List<Row> goals(Caller caller, SummaryRequest request) {
    return reader.read(GOALS, caller.tenant(), parameters(request, "", ""));
  }

  /** Rows {@code bucket, value, conversions} in order of time. */
  List<Row> conversionsByChannel(Caller caller, SummaryRequest request) {
    Map<String, Object> parameters =
        parameters(request, request.grain().wireName(), Dimension.CHANNEL.wireName());
    return reader.read(CHANNELS, caller.tenant(), parameters);
  }

  private FigureTable table(Caller caller, SummaryRequest request, String grain, String by) {
    Map<String, Object> parameters = parameters(request, grain, by);
    FigureTable table = new FigureTable();
    table.addAdditive(reader.read(additive(request), caller.tenant(), parameters));
    table.addConversions(reader.read(CONVERSIONS, caller.tenant(), parameters));
    table.addPersons(reader.read(PERSONS, caller.tenant(), parameters));
    return table;
  }

  private static TenantQuery additive(SummaryRequest request) {
    return request.isOfWholeHours() ? HOURS : EVENTS;
  }

  private static Map<String, Object> parameters(SummaryRequest request, String grain, String by) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("from", Times.bound(request.range().from()));
    parameters.put("to", Times.bound(request.range().to()));
    parameters.put("zone", request.view().zoneName());
    parameters.put("week_first", request.view().weekStart().getValue());
    parameters.put("base", request.view().currency());
    parameters.put("grain", grain);
    parameters.put("by", by);
    request.filters().forEach((dimension, value) -> parameters.put(dimension.wireName(), value));
    return parameters;
  }
}
