package io.waymark.serving.dashboard;

import io.waymark.serving.http.Caller;
import io.waymark.serving.query.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Conversions by channel over time. */
public final class ChannelsQueries {

  private static final int MAX_CHANNELS = 50;

  private final SummaryQueries queries;

  /** Over those queries. */
  public ChannelsQueries(SummaryQueries queries) {
    this.queries = queries;
  }

  /** One channel; points without conversions are left out. */
  record Channel(String channel, long conversions, List<Point> series) {}

  /** Distinct purchases from that time on. */
  record Point(Instant from, long conversions) {}

  List<Channel> channels(Caller caller, SummaryRequest request) {
    Map<String, List<Point>> byChannel = new TreeMap<>();
    for (Row row : queries.conversionsByChannel(caller, request)) {
      byChannel
          .computeIfAbsent(row.text("value"), any -> new ArrayList<>())
          .add(new Point(Instant.ofEpochSecond(row.whole("bucket")), row.whole("conversions")));
    }
    return byChannel.entrySet().stream()
        .map(entry -> new Channel(entry.getKey(), sum(entry.getValue()), entry.getValue()))
        .sorted(Comparator.comparingLong(channel -> -channel.conversions()))
        .limit(MAX_CHANNELS)
        .toList();
  }

  private static long sum(List<Point> series) {
    return series.stream().mapToLong(Point::conversions).sum();
  }
}
