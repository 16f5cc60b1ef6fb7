package io.waymark.core.pattern.matching;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.wire.PatternOrderJson;
import java.util.HashMap;
import java.util.Map;

/** The patterns of all tenants, as the control topic says. Not thread-safe. */
public final class PatternBook {
  private static final TenantPatterns NOTHING = new TenantPatterns();

  private final Map<String, TenantPatterns> tenants = new HashMap<>();

  /** The tenant that was asked for last: events of one tenant come many at a time. */
  private String last = "";

  private TenantPatterns ofLast = NOTHING;

  /** The patterns of a tenant. */
  public TenantPatterns of(String tenant) {
    if (!tenant.equals(last)) {
      ofLast = tenants.getOrDefault(tenant, NOTHING);
      last = tenant;
    }
    return ofLast;
  }

  /**
   * Takes a change of type {@link PatternOrder#TYPE}.
   *
   * @throws IllegalArgumentException if the order or its definition cannot be used; what held
   *     before goes on
   */
  public void accept(ControlChange change) {
    ControlKey key = change.key();
    int slash = key.id().lastIndexOf('/');
    if (slash < 1) {
      throw new IllegalArgumentException(key.id() + " is not of the form pattern/version");
    }
    String pattern = key.id().substring(0, slash);
    int version = Integer.parseInt(key.id().substring(slash + 1));
    TenantPatterns patterns = tenants.computeIfAbsent(key.tenant(), t -> new TenantPatterns());
    last = key.tenant();
    ofLast = patterns;
    ControlRecord record = change.record();
    if (record == null) {
      patterns.remove(Keys.of(pattern, version));
    } else {
      rule(patterns, pattern, version, record);
    }
  }

  private static void rule(
      TenantPatterns patterns, String pattern, int version, ControlRecord record) {
    PatternOrder order = PatternOrderJson.parse(record.payload());
    PatternVersion known = patterns.byId(Keys.of(pattern, version));
    if (known == null) {
      known = PatternVersion.compile(pattern, version, patterns, order);
      known.rule(record.version(), record.effectiveFrom(), order);
      patterns.put(known);
    } else {
      known.rule(record.version(), record.effectiveFrom(), order);
    }
  }
}
