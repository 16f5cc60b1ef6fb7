package io.waymark.serving.app;

import io.prometheus.client.CollectorRegistry;
import io.waymark.serving.access.ApiKey;
import io.waymark.serving.access.BootstrapKey;
import io.waymark.serving.access.ControlStore;
import io.waymark.serving.access.DatabaseUrl;
import io.waymark.serving.control.ControlPublisher;
import io.waymark.serving.control.KafkaControlLog;
import io.waymark.serving.customers.CustomersApi;
import io.waymark.serving.customers.CustomersQueries;
import io.waymark.serving.customers.CustomersService;
import io.waymark.serving.dashboard.ChannelsApi;
import io.waymark.serving.dashboard.ChannelsQueries;
import io.waymark.serving.dashboard.PulseApi;
import io.waymark.serving.dashboard.PulseQueries;
import io.waymark.serving.dashboard.SummaryApi;
import io.waymark.serving.dashboard.SummaryQueries;
import io.waymark.serving.dashboard.SummaryService;
import io.waymark.serving.docs.DocsApi;
import io.waymark.serving.docs.PageApi;
import io.waymark.serving.erase.Eraser;
import io.waymark.serving.erase.ErasureService;
import io.waymark.serving.erase.ErasuresApi;
import io.waymark.serving.erase.PersonQueries;
import io.waymark.serving.events.EventsApi;
import io.waymark.serving.events.EventsService;
import io.waymark.serving.events.IntakeLimits;
import io.waymark.serving.events.KafkaEventLog;
import io.waymark.serving.events.RejectedApi;
import io.waymark.serving.events.RejectedQueries;
import io.waymark.serving.health.HealthApi;
import io.waymark.serving.health.JobProbe;
import io.waymark.serving.health.KafkaProbe;
import io.waymark.serving.health.OnceReady;
import io.waymark.serving.health.Probe;
import io.waymark.serving.health.Readiness;
import io.waymark.serving.http.Dispatcher;
import io.waymark.serving.http.Edge;
import io.waymark.serving.http.HttpListener;
import io.waymark.serving.http.RequestLog;
import io.waymark.serving.orders.OrdersApi;
import io.waymark.serving.orders.OrdersQueries;
import io.waymark.serving.orders.OrdersService;
import io.waymark.serving.patterns.PatternRoutes;
import io.waymark.serving.patterns.PostgresPatterns;
import io.waymark.serving.query.AsOf;
import io.waymark.serving.query.RowReader;
import io.waymark.serving.query.Standpoint;
import io.waymark.serving.query.Store;
import io.waymark.serving.segment.SegmentApi;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parts of a running sidecar, put together by hand. */
final class Sidecar implements AutoCloseable {

  private static final Duration ACKNOWLEDGEMENT_SPARE = Duration.ofSeconds(5);

  private final ServingOptions options;
  private final Store store;
  private final ControlStore control;
  private final AccessParts access;
  private final ControlPublisher publisher;
  private final KafkaEventLog log;
  private final KafkaProbe kafka;
  private final Readiness readiness;
  private final SharedLayers layers;
  private final ErasureService erasures;
  private final ConfigParts config;
  private final HttpListener listener;

  /** Binds the port first, so that a taken one is known before anything is touched. */
  Sidecar(ServingOptions options, Store store, CollectorRegistry registry) {
    this.options = options;
    this.store = store;
    this.control = new ControlStore(databaseUrl(options));
    this.access = new AccessParts(options, control);
    this.publisher = new ControlPublisher(control, controlLog(options));
    this.log = eventLog(options);
    String topic = options.text(ServingOptions.EVENTS_TOPIC);
    this.kafka = new KafkaProbe(options.text(ServingOptions.KAFKA), topic);
    this.readiness =
        new Readiness(probes(bootstrapKey(options)), options.millis(ServingOptions.PROBE));
    this.layers = new SharedLayers(options.millis(ServingOptions.CACHE), control, registry);
    this.erasures = erasures();
    this.config = new ConfigParts(control, layers::forget);
    Dispatcher dispatcher =
        new Dispatcher(
            routes(registry).all(),
            access.gate(),
            new RequestLog(registry),
            edge(options),
            layers.inOrder());
    this.listener =
        HttpListener.start(
            options.text(ServingOptions.HOST), options.number(ServingOptions.PORT), dispatcher);
    readiness.start();
    publisher.start();
    erasures.start();
  }

  int port() {
    return listener.port();
  }

  private static DatabaseUrl databaseUrl(ServingOptions options) {
    try {
      return DatabaseUrl.parse(options.text(ServingOptions.DATABASE_URL));
    } catch (IllegalArgumentException e) {
      throw new BadOption("--database.url: " + e.getMessage());
    }
  }

  private static Edge edge(ServingOptions options) {
    try {
      return Edge.of(
          options.text(ServingOptions.BASE_PATH), options.text(ServingOptions.TRUSTED_PROXIES));
    } catch (IllegalArgumentException e) {
      throw new BadOption("--http.base.path or --http.trusted.proxies: " + e.getMessage());
    }
  }

  private static Optional<ApiKey> bootstrapKey(ServingOptions options) {
    String file = options.text(ServingOptions.BOOTSTRAP_KEY_FILE);
    try {
      return file.isEmpty() ? Optional.empty() : Optional.of(BootstrapKey.read(Path.of(file)));
    } catch (IllegalArgumentException e) {
      throw new BadOption("--bootstrap.key.file: " + e.getMessage());
    }
  }

  private static KafkaEventLog eventLog(ServingOptions options) {
    return new KafkaEventLog(
        options.text(ServingOptions.KAFKA),
        options.text(ServingOptions.EVENTS_TOPIC),
        options.millis(ServingOptions.KAFKA_BLOCK),
        options.millis(ServingOptions.KAFKA_DELIVERY));
  }

  private static KafkaControlLog controlLog(ServingOptions options) {
    return new KafkaControlLog(
        options.text(ServingOptions.KAFKA), options.text(ServingOptions.CONTROL_TOPIC));
  }

  private Map<String, Probe> probes(Optional<ApiKey> bootstrap) {
    Map<String, Probe> probes = new LinkedHashMap<>();
    probes.put("postgres", new OnceReady(() -> prepareControl(bootstrap), control::ping));
    probes.put("clickhouse", new OnceReady(store::migrate, store::ping));
    probes.put("kafka", kafka);
    probes.put("job", new JobProbe(store, options.seconds(ServingOptions.JOB_SILENCE)));
    return probes;
  }

  private void prepareControl(Optional<ApiKey> bootstrap) {
    control.migrate();
    bootstrap.ifPresent(key ->
        access
            .directory()
            .ensureOperator(
                options.text(ServingOptions.BOOTSTRAP_TENANT),
                options.text(ServingOptions.BASE_CURRENCY),
                key));
  }

  private Routes routes(CollectorRegistry registry) {
    RowReader rows = access.fair(store);
    Standpoint standpoint = new Standpoint(new AsOf(rows), config.views(), Clock.systemUTC());
    SummaryQueries summaries = new SummaryQueries(rows);
    EventsService events = events();
    return new Routes(
        new PageApi(),
        new DocsApi(options.text(ServingOptions.BASE_PATH)),
        new HealthApi(readiness, registry),
        new EventsApi(events),
        new SegmentApi(events),
        new RejectedApi(new RejectedQueries(rows)),
        new SummaryApi(new SummaryService(summaries, standpoint), standpoint),
        new ChannelsApi(new ChannelsQueries(summaries), standpoint),
        new CustomersApi(new CustomersService(new CustomersQueries(rows), standpoint)),
        new ErasuresApi(erasures),
        new OrdersApi(new OrdersService(new OrdersQueries(rows), standpoint)),
        new PulseApi(new PulseQueries(rows, standpoint)),
        PatternRoutes.over(new PostgresPatterns(control), rows, standpoint),
        access.tenants(),
        access.keys(),
        access.audit(),
        config.api(rows),
        layers.operationsApi());
  }

  private ErasureService erasures() {
    Clock clock = Clock.systemUTC();
    Eraser eraser =
        new Eraser(
            new PersonQueries(store),
            store,
            clock,
            options.seconds(ServingOptions.ERASE_WAIT),
            layers::forget);
    return new ErasureService(control, new PersonQueries(access.fair(store)), eraser, clock);
  }

  private EventsService events() {
    Duration delivery = options.millis(ServingOptions.KAFKA_DELIVERY);
    IntakeLimits limits =
        new IntakeLimits(
            options.number(ServingOptions.JSON_BYTES),
            options.number(ServingOptions.JSON_COUNT),
            options.number(ServingOptions.IN_FLIGHT),
            options.number(ServingOptions.ERRORS_LISTED),
            delivery.plus(ACKNOWLEDGEMENT_SPARE));
    return new EventsService(
        log,
        limits,
        options.number(ServingOptions.BODY_MEMORY),
        Clock.systemUTC(),
        access.events(store));
  }

  @Override
  public void close() {
    for (AutoCloseable part :
        List.<AutoCloseable>of(
            listener::stop,
            layers,
            readiness,
            erasures,
            publisher,
            access,
            log,
            kafka,
            control,
            store)) {
      try {
        part.close();
      } catch (Exception e) {
        org.slf4j.LoggerFactory.getLogger(Sidecar.class).warn("close", e);
      }
    }
  }
}
