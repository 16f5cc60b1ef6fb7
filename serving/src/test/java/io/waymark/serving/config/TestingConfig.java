package io.waymark.serving.config;

import io.waymark.core.hash.Sha256;
import io.waymark.serving.access.Actor;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.RowReader;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Versions in memory, of whichever tenant. */
public final class TestingConfig implements ConfigStore {

  private final List<ConfigVersion> versions = new ArrayList<>();

  /** The routes over a version that is there already. */
  public static ConfigApi api(RowReader rows, Clock clock) {
    TestingConfig store = new TestingConfig();
    String payload = "{\"time\":{\"zone\":\"UTC\"}}";
    store.versions.add(
        new ConfigVersion(1, 0, Sha256.hex(payload), payload, clock.instant(), "k", null));
    return new ConfigApi(new ConfigService(store, new HistoryQueries(rows), clock, any -> {}));
  }

  @Override
  public synchronized Optional<ConfigVersion> newest(String tenant) {
    return deciding(tenant, Long.MAX_VALUE);
  }

  @Override
  public synchronized Optional<ConfigVersion> find(String tenant, long version) {
    return versions.stream().filter(each -> each.version() == version).findFirst();
  }

  @Override
  public synchronized Optional<ConfigVersion> deciding(String tenant, long ts) {
    return versions.stream()
        .filter(each -> each.effectiveFrom() <= ts)
        .max(Comparator.comparingLong(ConfigVersion::version));
  }

  @Override
  public synchronized List<ConfigVersion> page(String tenant, long below, int limit) {
    return versions.stream()
        .filter(each -> each.version() < below)
        .sorted(Comparator.comparingLong(ConfigVersion::version).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized List<Long> supersededFrom(String tenant, long effectiveFrom) {
    return versions.stream()
        .filter(each -> each.effectiveFrom() >= effectiveFrom)
        .map(ConfigVersion::version)
        .toList();
  }

  @Override
  public synchronized ConfigVersion append(
      Actor actor, ConfigVersion version, List<Change> changes) {
    if (version.version() != versions.size() + 1) {
      throw Problems.conflict("version " + version.version() + " is there", "read it");
    }
    versions.add(version);
    return version;
  }
}
