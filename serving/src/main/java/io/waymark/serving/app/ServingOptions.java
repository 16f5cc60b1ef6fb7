package io.waymark.serving.app;

import io.waymark.serving.app.Option.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every option of the sidecar. Read once at the start; a key that is not here stops it. */
public final class ServingOptions {

  static final Option PORT =
      new Option("port", "WAYMARK_PORT", Type.NUMBER, "8091", "Port to listen on; 0 for any.");
  static final Option HOST =
      new Option("host", "WAYMARK_HOST", Type.TEXT, "0.0.0.0", "Address to listen on.");
  static final Option BASE_PATH =
      new Option(
          "http.base.path",
          "WAYMARK_BASE_PATH",
          Type.TEXT,
          "",
          "Path under which a gateway shows the server, such as /waymark; empty for all of the host.");
  static final Option TRUSTED_PROXIES =
      new Option(
          "http.trusted.proxies",
          "WAYMARK_TRUSTED_PROXIES",
          Type.TEXT,
          "",
          "Addresses or networks, with commas between, whose X-Forwarded-* headers are believed.");
  static final Option CACHE =
      new Option(
          "http.cache.ms",
          "",
          Type.NUMBER,
          "1000",
          "How long an answer with figures is as good as new; it is given for at most three times as"
              + " long. 0 for no cache.");
  static final Option DATABASE_URL =
      new Option(
          "database.url",
          "DATABASE_URL",
          Type.TEXT,
          "postgresql://waymark@localhost:5432/waymark",
          "PostgreSQL of the control store: tenants and keys.");
  static final Option CLICKHOUSE_URL =
      new Option(
          "clickhouse.url",
          "CLICKHOUSE_URL",
          Type.TEXT,
          "http://localhost:8123",
          "ClickHouse; user, password and database may be in the URL.");
  static final Option ROW_POLICY =
      new Option(
          "clickhouse.row.policy",
          "",
          Type.FLAG,
          "false",
          "Also hold each query to its tenant by row policies; needs a server, see the runbook.");
  static final Option KAFKA =
      new Option(
          "kafka.bootstrap.servers",
          "KAFKA_BOOTSTRAP_SERVERS",
          Type.TEXT,
          "localhost:9092",
          "Kafka brokers, host:port with commas between.");
  static final Option LOG_LEVEL =
      new Option(
          "log.level",
          "LOG_LEVEL",
          Type.TEXT,
          "INFO",
          "ERROR, WARN, INFO or DEBUG, which is for Waymark's own lines.");
  static final Option BASE_CURRENCY =
      new Option(
          "base.currency",
          "WAYMARK_BASE_CURRENCY",
          Type.TEXT,
          "USD",
          "Currency of the bootstrap tenant, which an event without one is in.");
  static final Option BOOTSTRAP_TENANT =
      new Option(
          "bootstrap.tenant",
          "WAYMARK_BOOTSTRAP_TENANT",
          Type.TEXT,
          "main",
          "Tenant that the bootstrap key belongs to.");
  static final Option BOOTSTRAP_KEY_FILE =
      new Option(
          "bootstrap.key.file",
          "WAYMARK_BOOTSTRAP_KEY_FILE",
          Type.TEXT,
          "",
          "File (mode 0600) with an admin key that is ensured at every start.");
  static final Option KEY_CACHE =
      new Option(
          "keys.cache.seconds",
          "",
          Type.NUMBER,
          "2",
          "How long a key is believed where the changes of all keys could not be fetched.");
  static final Option KEY_REFRESH =
      new Option(
          "keys.refresh.ms",
          "",
          Type.NUMBER,
          "1000",
          "How often the changes of all keys are fetched: a revoked key works no longer.");
  static final Option KEY_STALE =
      new Option(
          "keys.stale.seconds",
          "",
          Type.NUMBER,
          "600",
          "How long a known key is believed while PostgreSQL is away.");
  static final Option CORS_ORIGINS =
      new Option(
          "cors.origins",
          "WAYMARK_CORS_ORIGINS",
          Type.TEXT,
          "",
          "Web origins that may read answers, with commas between; those of browser keys may too.");
  static final Option REQUESTS_PER_SECOND =
      limit("requests.per.second", "5000", "Requests a second of a tenant.");
  static final Option REQUESTS_BURST =
      limit("requests.burst", "10000", "Requests of a tenant at once, after a pause.");
  static final Option EVENTS_PER_SECOND =
      limit("events.per.second", "200000", "Events a second of a tenant.");
  static final Option EVENTS_BURST =
      limit("events.burst", "400000", "Events of a tenant at once, after a pause.");
  static final Option BODY_BYTES =
      limit("body.bytes", "1000000000", "Largest body of a tenant's request, as it is sent.");
  static final Option CONCURRENT_QUERIES =
      limit("concurrent.queries", "4", "Queries of a tenant in ClickHouse at one time.");
  static final Option CUSTOMERS =
      limit("customers", "10000000", "Customers of a tenant; events of further ones are refused.");
  static final Option PROPERTY_KEYS =
      limit("property.keys", "2000", "Different keys in the properties of a tenant's events.");
  static final Option PARTIAL_MATCHES =
      limit(
          "partial.matches",
          "100000",
          "Partial matches of a person that a journey pattern may come to, as its cost bound says.");
  static final Option QUERY_WAIT =
      new Option(
          "queries.wait.ms",
          "",
          Type.NUMBER,
          "5000",
          "How long a query waits for a place of its tenant before it is refused with 429.");
  static final Option EVENTS_TOPIC =
      new Option("events.topic", "", Type.TEXT, "waymark.events", "Topic that events go to.");
  static final Option CONTROL_TOPIC =
      new Option(
          "control.topic",
          "",
          Type.TEXT,
          "waymark.control",
          "Compacted topic that configuration and orders for the job go to.");
  static final Option ERASE_WAIT =
      new Option(
          "erase.wait.seconds",
          "",
          Type.NUMBER,
          "3600",
          "How long the job may take to confirm that it has forgotten a person.");
  static final Option JSON_BYTES =
      new Option("events.json.bytes", "", Type.NUMBER, "10000000", "Largest JSON body, unpacked.");
  static final Option JSON_COUNT =
      new Option("events.json.count", "", Type.NUMBER, "10000", "Most events in one JSON body.");
  static final Option BODY_MEMORY =
      new Option(
          "events.body.memory",
          "",
          Type.NUMBER,
          "80000000",
          "Bytes that all JSON bodies under way may hold together.");
  static final Option IN_FLIGHT =
      new Option(
          "events.in.flight",
          "",
          Type.NUMBER,
          "5000",
          "Most events of one NDJSON stream that wait for Kafka's acknowledgement.");
  static final Option ERRORS_LISTED =
      new Option(
          "events.errors.listed", "", Type.NUMBER, "100", "Most refusals listed in one answer.");
  static final Option KAFKA_BLOCK =
      new Option(
          "kafka.block.ms", "", Type.NUMBER, "10000", "How long a send may wait for a broker.");
  static final Option KAFKA_DELIVERY =
      new Option(
          "kafka.delivery.ms", "", Type.NUMBER, "20000", "How long an acknowledgement may take.");
  static final Option QUERY_TIMEOUT =
      new Option("query.timeout.ms", "", Type.NUMBER, "30000", "How long one query may take.");
  static final Option PROBE =
      new Option("health.probe.ms", "", Type.NUMBER, "2000", "How often the parts are looked at.");
  static final Option JOB_SILENCE =
      new Option(
          "health.job.silence.seconds",
          "",
          Type.NUMBER,
          "30",
          "Without progress of the job for this long, the system is not ready.");

  static final List<Option> ALL =
      List.of(
          PORT,
          HOST,
          BASE_PATH,
          TRUSTED_PROXIES,
          CACHE,
          DATABASE_URL,
          CLICKHOUSE_URL,
          ROW_POLICY,
          KAFKA,
          LOG_LEVEL,
          BASE_CURRENCY,
          BOOTSTRAP_TENANT,
          BOOTSTRAP_KEY_FILE,
          KEY_CACHE,
          KEY_REFRESH,
          KEY_STALE,
          CORS_ORIGINS,
          REQUESTS_PER_SECOND,
          REQUESTS_BURST,
          EVENTS_PER_SECOND,
          EVENTS_BURST,
          BODY_BYTES,
          CONCURRENT_QUERIES,
          CUSTOMERS,
          PROPERTY_KEYS,
          PARTIAL_MATCHES,
          QUERY_WAIT,
          EVENTS_TOPIC,
          CONTROL_TOPIC,
          ERASE_WAIT,
          JSON_BYTES,
          JSON_COUNT,
          BODY_MEMORY,
          IN_FLIGHT,
          ERRORS_LISTED,
          KAFKA_BLOCK,
          KAFKA_DELIVERY,
          QUERY_TIMEOUT,
          PROBE,
          JOB_SILENCE);

  private final Map<Option, String> values;

  private static Option limit(String name, String fallback, String sentence) {
    return new Option(
        "limits." + name, "", Type.NUMBER, fallback, sentence + " Default of tenants' limits.");
  }

  private ServingOptions(Map<Option, String> values) {
    this.values = values;
  }

  /**
   * The options of a start: the command line before the environment before the default.
   *
   * @throws BadOption for an unknown key or a value of the wrong type
   */
  static ServingOptions of(List<String> arguments, Map<String, String> environment) {
    Map<String, String> given = OptionArguments.parse(arguments, ALL);
    Map<Option, String> values = new LinkedHashMap<>();
    for (Option option : ALL) {
      String fromEnvironment = environment.getOrDefault(option.environment(), "");
      String value = fromEnvironment.isEmpty() ? option.fallback() : fromEnvironment;
      values.put(option, checked(option, given.getOrDefault(option.key(), value)));
    }
    return new ServingOptions(values);
  }

  private static String checked(Option option, String value) {
    if (option.type().accepts(value)) {
      return value;
    }
    throw new BadOption(
        "--" + option.key() + " is '" + value + "': give " + option.type().expected());
  }

  String text(Option option) {
    return values.getOrDefault(option, option.fallback());
  }

  int number(Option option) {
    long value = Long.parseLong(text(option));
    if (value > Integer.MAX_VALUE) {
      throw new BadOption(
          "--" + option.key() + " is " + value + ": the limit is " + Integer.MAX_VALUE);
    }
    return (int) value;
  }

  boolean flag(Option option) {
    return Boolean.parseBoolean(text(option));
  }

  Duration seconds(Option option) {
    return Duration.ofSeconds(number(option));
  }

  Duration millis(Option option) {
    return Duration.ofMillis(number(option));
  }
}
