package io.waymark.serving.app;

import io.waymark.serving.access.AuditApi;
import io.waymark.serving.access.AuditLog;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.KeyCheck;
import io.waymark.serving.access.KeyDirectory;
import io.waymark.serving.access.KeyMemory;
import io.waymark.serving.access.KeyRefresh;
import io.waymark.serving.access.KeysApi;
import io.waymark.serving.access.KeysService;
import io.waymark.serving.access.StoredPropertyKeys;
import io.waymark.serving.access.TenantsApi;
import io.waymark.serving.access.TenantsService;
import io.waymark.serving.http.Cors;
import io.waymark.serving.http.Gate;
import io.waymark.serving.http.Limits;
import io.waymark.serving.limits.CustomerRoom;
import io.waymark.serving.limits.EventLimits;
import io.waymark.serving.limits.FairReader;
import io.waymark.serving.limits.PropertyKeys;
import io.waymark.serving.limits.Quotas;
import io.waymark.serving.query.RowReader;
import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Who may ask, and how much: the parts of a sidecar between a request and its endpoint. */
final class AccessParts implements AutoCloseable {

  private static final String ANY = "*";

  private final ServingOptions options;
  private final ControlStore control;
  private final Clock clock = Clock.systemUTC();
  private final Limits limits;
  private final KeyDirectory directory;
  private final KeyMemory memory;
  private final KeyRefresh refresh;
  private final Quotas quotas = new Quotas();

  AccessParts(ServingOptions options, ControlStore control) {
    this.options = options;
    this.control = control;
    this.limits = limits(options);
    this.directory = new KeyDirectory(control, limits);
    this.memory =
        new KeyMemory(
            directory,
            clock,
            options.seconds(ServingOptions.KEY_CACHE),
            options.seconds(ServingOptions.KEY_STALE));
    this.refresh = new KeyRefresh(memory, options.millis(ServingOptions.KEY_REFRESH));
  }

  private static Limits limits(ServingOptions options) {
    return new Limits(
        options.number(ServingOptions.REQUESTS_PER_SECOND),
        options.number(ServingOptions.REQUESTS_BURST),
        options.number(ServingOptions.EVENTS_PER_SECOND),
        options.number(ServingOptions.EVENTS_BURST),
        options.number(ServingOptions.BODY_BYTES),
        options.number(ServingOptions.CONCURRENT_QUERIES),
        options.number(ServingOptions.CUSTOMERS),
        options.number(ServingOptions.PROPERTY_KEYS),
        options.number(ServingOptions.PARTIAL_MATCHES));
  }

  KeyDirectory directory() {
    return directory;
  }

  /** What a tenant's events are held to; its customers are counted through that reader. */
  EventLimits events(RowReader reader) {
    return new EventLimits(
        quotas,
        new CustomerRoom(fair(reader), clock),
        new PropertyKeys(new StoredPropertyKeys(control)));
  }

  Gate gate() {
    return new Gate(new KeyCheck(memory, clock), quotas, new Cors(origins()));
  }

  /** Those of the option and those of living browser keys. */
  private Predicate<String> origins() {
    Set<String> listed =
        Arrays.stream(options.text(ServingOptions.CORS_ORIGINS).split(","))
            .map(origin -> origin.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());
    return listed.contains(ANY)
        ? origin -> true
        : origin -> listed.contains(origin) || memory.allowsOrigin(origin);
  }

  RowReader fair(RowReader reader) {
    return new FairReader(reader, quotas, options.millis(ServingOptions.QUERY_WAIT));
  }

  TenantsApi tenants() {
    return new TenantsApi(new TenantsService(control, limits));
  }

  KeysApi keys() {
    return new KeysApi(new KeysService(control, clock), clock);
  }

  AuditApi audit() {
    return new AuditApi(new AuditLog(control));
  }

  @Override
  public void close() {
    refresh.close();
  }
}
