package io.waymark.serving.dashboard;

import io.waymark.serving.http.Caller;
import io.waymark.serving.query.Sql;
import io.waymark.serving.query.TenantReader;
import io.waymark.serving.query.Times;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads the figures of a range. */
public final class SummaryQueries {

  private static final String HOURS = Sql.of(SummaryQueries.class, "additive_hours.sql");
  private static final String EVENTS = Sql.of(SummaryQueries.class, "additive_events.sql");
  private static final String CONVERSIONS = Sql.of(SummaryQueries.class, "conversions.sql");
  private static final String PERSONS = Sql.of(SummaryQueries.class, "persons.sql");
  private static final String ZONE = "UTC";

  private final TenantReader reader;

  /** Queries through that reader. */
  public SummaryQueries(TenantReader reader) {
    this.reader = reader;
  }

  FigureTable series(Caller caller, SummaryRequest request) {
    return table(caller, request, request.grain().wireName(), "");
  }

  FigureTable split(Caller caller, SummaryRequest request, Dimension by) {
    return table(caller, request, "", by.wireName());
  }

  FigureTable conversionsByChannel(Caller caller, SummaryRequest request) {
    FigureTable table = new FigureTable();
    Map<String, Object> parameters =
        parameters(caller, request, request.grain().wireName(), Dimension.CHANNEL.wireName());
    table.addConversions(reader.read(CONVERSIONS, caller.tenant(), parameters));
    return table;
  }

  private FigureTable table(Caller caller, SummaryRequest request, String grain, String by) {
    Map<String, Object> parameters = parameters(caller, request, grain, by);
    String additive = request.isOfWholeHours() ? HOURS : EVENTS;
    FigureTable table = new FigureTable();
    table.addAdditive(reader.read(additive, caller.tenant(), parameters));
    table.addConversions(reader.read(CONVERSIONS, caller.tenant(), parameters));
    table.addPersons(reader.read(PERSONS, caller.tenant(), parameters));
    return table;
  }

  private static Map<String, Object> parameters(
      Caller caller, SummaryRequest request, String grain, String by) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("from", Times.bound(request.from()));
    parameters.put("to", Times.bound(request.to()));
    parameters.put("zone", ZONE);
    parameters.put("base", caller.baseCurrency());
    parameters.put("grain", grain);
    parameters.put("by", by);
    request.filters().forEach((dimension, value) -> parameters.put(dimension.wireName(), value));
    return parameters;
  }
}
