package io.waymark.sandbox.replay;

import com.clickhouse.client.api.Client;
import com.clickhouse.client.api.query.GenericRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The store of a running system. */
final class ClickHouseReplayStore implements ReplayStore, AutoCloseable {

  private static final String COUNTS = sql("counts.sql");
  private static final String AS_OF = sql("as_of.sql");
  private static final String NEWEST = sql("newest.sql");

  private final Client client;
  private final String tenant;
  private final String address;

  ClickHouseReplayStore(String url, String tenant) {
    URI uri = URI.create(url);
    this.client = clientOf(uri);
    this.address = uri.getHost() + ":" + uri.getPort();
    this.tenant = tenant;
  }

  private static Client clientOf(URI url) {
    String user = url.getUserInfo() == null ? "default:" : url.getUserInfo();
    int colon = user.indexOf(':');
    String path = url.getPath() == null ? "" : url.getPath();
    return new Client.Builder()
        .addEndpoint(url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
        .setUsername(colon < 0 ? user : user.substring(0, colon))
        .setPassword(colon < 0 ? "" : user.substring(colon + 1))
        .setDefaultDatabase(path.length() > 1 ? path.substring(1) : "default")
        .build();
  }

  private static String sql(String name) {
    try (InputStream in = ClickHouseReplayStore.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public StoredCounts counts(String replayId) {
    Map<String, Long> counts = new TreeMap<>();
    Map<String, Long> rejected = new TreeMap<>();
    for (GenericRecord row : rows(COUNTS, Map.of("tenant", tenant, "source", replayId))) {
      String table = row.getString("class");
      long rows = row.getLong("n");
      if (table.equals("rejected")) {
        rejected.put(row.getString("reason"), rows);
      } else {
        counts.put(table, rows);
      }
    }
    return new StoredCounts(
        counts.getOrDefault("events", 0L),
        counts.getOrDefault("repeated", 0L),
        counts.getOrDefault("late", 0L),
        counts.getOrDefault("filtered", 0L),
        rejected);
  }

  @Override
  public long asOf() {
    return millis(AS_OF);
  }

  @Override
  public long clock() {
    return Math.max(asOf(), millis(NEWEST));
  }

  private long millis(String query) {
    List<GenericRecord> rows = rows(query, Map.of());
    return rows.isEmpty() ? NO_CLOCK : rows.get(0).getLong("ms");
  }

  private List<GenericRecord> rows(String query, Map<String, Object> parameters) {
    try {
      return client.queryAll(query, parameters);
    } catch (RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new ReplayException(
          "the store at %s did not answer (%s): look at ./waymark status"
              .formatted(address, cause.getMessage()),
          e);
    }
  }

  @Override
  public void close() {
    client.close();
  }
}
