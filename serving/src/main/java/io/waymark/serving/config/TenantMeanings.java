package io.waymark.serving.config;

import io.waymark.core.meaning.Meaning;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Unavailable;
import io.waymark.serving.query.TenantView;
import io.waymark.serving.query.TenantViews;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each tenant's answers are read by: the version that decides about this moment. It is asked
 * for again after a moment; while the control store is away the last one known goes on.
 */
public final class TenantMeanings implements TenantViews {

  private static final Duration FRESH = Duration.ofSeconds(2);
  private static final int MOST_TENANTS = 10_000;

  private final ConfigStore store;
  private final Clock clock;
  private final Map<String, Known> tenants =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
          return size() > MOST_TENANTS;
        }
      };

  /** What is known of a tenant, and since when. */
  private record Known(Meaning meaning, long readMillis) {}

  /** Views by the versions in that store. */
  public TenantMeanings(ConfigStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  @Override
  public TenantView of(Caller caller) {
    return TenantView.of(meaning(caller.tenant()), caller);
  }

  /** Asks again at the next request: a version was applied here. */
  public void forget(String tenant) {
    synchronized (tenants) {
      tenants.remove(tenant);
    }
  }

  private Meaning meaning(String tenant) {
    long now = clock.millis();
    Known known = claimed(tenant, now);
    if (known != null && Math.abs(now - known.readMillis()) < FRESH.toMillis()) {
      return known.meaning();
    }
    Meaning meaning = read(tenant, known, now);
    synchronized (tenants) {
      tenants.put(tenant, new Known(meaning, now));
    }
    return meaning;
  }

  /**
   * What is known. One that is no longer fresh goes on as if it were for all but the caller, who
   * asks for it anew: where the store is slow or away, one request waits for it and not all.
   */
  private @Nullable Known claimed(String tenant, long now) {
    synchronized (tenants) {
      Known known = tenants.get(tenant);
      if (known != null && Math.abs(now - known.readMillis()) >= FRESH.toMillis()) {
        tenants.put(tenant, new Known(known.meaning(), now));
      }
      return known;
    }
  }

  private Meaning read(String tenant, @Nullable Known known, long now) {
    try {
      ConfigVersion version = store.deciding(tenant, now).orElse(ConfigVersion.SHIPPED);
      if (known != null && known.meaning().version() == version.version()) {
        return known.meaning();
      }
      return version.version() == 0
          ? Meaning.SHIPPED
          : Meaning.parse(version.version(), version.payload());
    } catch (Unavailable e) {
      if (known == null) {
        throw e;
      }
      return known.meaning();
    }
  }
}
