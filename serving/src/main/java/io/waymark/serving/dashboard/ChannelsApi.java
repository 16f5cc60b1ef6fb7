package io.waymark.serving.dashboard;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.waymark.serving.http.Access;
import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Route;
import io.waymark.serving.query.DateRange;
import io.waymark.serving.query.Metric;
import io.waymark.serving.query.Provenance;
import io.waymark.serving.query.Standpoint;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET /api/v1/analytics/dashboard/channels}: conversions by channel over time. It takes the
 * parameters of the summary. A conversion that names no channel itself counts for the last one that
 * its journey touched.
 *
 * <pre>{@code
 * curl -H "Authorization: Bearer $KEY" \
 *   'http://localhost:8091/api/v1/analytics/dashboard/channels?from=2026-11-01&grain=day'
 *
 * {"channels":[{"channel":"email","conversions":1,
 *   "series":[{"from":"2026-11-01T00:00:00.000Z","conversions":1}]}],
 *  "as_of":"2026-11-01T18:00:00.000Z","completeness":0.75,...}
 * }</pre>
 */
public final class ChannelsApi {

  private final ChannelsQueries queries;
  private final Standpoint standpoint;

  /** The API over those queries. */
  public ChannelsApi(ChannelsQueries queries, Standpoint standpoint) {
    this.queries = queries;
    this.standpoint = standpoint;
  }

  /** Its routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/v1/analytics/dashboard/channels", Access.READ, this::channels)
            .cached()
            .deferrable());
  }

  /** The answer. */
  record Channels(List<ChannelsQueries.Channel> channels, @JsonUnwrapped Provenance provenance) {}

  private Answer channels(Call call) {
    SummaryRequest request = SummaryRequest.of(call, standpoint);
    Optional<Instant> complete = standpoint.complete();
    List<ChannelsQueries.Channel> channels = queries.channels(call.caller(), request);
    DateRange range =
        channels.stream()
            .map(channel -> channel.series().get(0).from())
            .min(Comparator.naturalOrder())
            .map(request.range()::orFrom)
            .orElse(request.range());
    return Answer.json(
        new Channels(
            channels,
            standpoint.provenance(Metric.CHANNEL_CONVERSIONS, request.view(), range, complete)));
  }
}
