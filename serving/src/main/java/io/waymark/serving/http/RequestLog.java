package io.waymark.serving.http;

import static net.logstash.logback.argument.StructuredArguments.entries;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.Histogram;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import net.logstash.logback.argument.StructuredArgument;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One line in the log and one observation in the metrics for each request. Neither ever holds a
 * key, a query or a body; labels are route templates, so that their number is bounded.
 */
public final class RequestLog {

  private static final Logger LOG = LoggerFactory.getLogger("io.waymark.serving.request");
  private static final String OF_CUSTOMER = "/customers/{id}";
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  /** Header of RFC 9211 that says whether a kept answer was used. */
  public static final String CACHE_STATUS = "Cache-Status";

  private final Histogram durations;

  /** A log that observes into the registry. */
  public RequestLog(CollectorRegistry registry) {
    durations =
        Histogram.build("waymark_http_request_duration_seconds", "Time from request to answer")
            .labelNames("route", "method", "status", "tenant_class")
            .buckets(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .register(registry);
  }

  /** What becomes known about a request on its way. */
  static final class Entry {
    private final long started = System.nanoTime();
    private final String requestId;
    private final TraceContext trace;
    private final String method;
    private String route = "unknown";
    private Caller caller = Caller.NOBODY;
    private String customer = "";
    private String fault = "";
    private final Map<String, String> headers = new LinkedHashMap<>();
    private boolean quiet;

    private Entry(String requestId, TraceContext trace, String method) {
      this.requestId = requestId;
      this.trace = trace;
      this.method = method;
    }

    String requestId() {
      return requestId;
    }

    void routed(Router.Match match) {
      route = match.route().template();
      quiet = match.route().access() == Access.PUBLIC;
      if (route.contains(OF_CUSTOMER)) {
        customer = LoggedId.of(match.path().getOrDefault("id", ""));
      }
    }

    void calledBy(Caller who) {
      caller = who;
    }

    /** Headers of the answer, whatever it will be. */
    void answerWith(Map<String, String> more) {
      headers.putAll(more);
    }

    Answer complete(Answer answer) {
      Answer all = answer.withHeader("X-Request-Id", requestId);
      for (Map.Entry<String, String> header : headers.entrySet()) {
        String own = answer.headers().getOrDefault(header.getKey(), "");
        boolean adds = header.getKey().equals("Vary") && !own.isEmpty();
        all =
            all.withHeader(
                header.getKey(), adds ? own + ", " + header.getValue() : header.getValue());
      }
      return all;
    }

    void failed(Exception cause) {
      fault = cause.getCause() == null ? cause.toString() : cause + "; " + cause.getCause();
    }

    StructuredArgument marker() {
      return entries(fields());
    }

    private Map<String, Object> fields() {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("request_id", requestId);
      putIfKnown(fields, "trace_id", trace.traceId());
      putIfKnown(fields, "parent_id", trace.parentId());
      fields.put("tenant", caller.tenant());
      putIfKnown(fields, "customer_id", customer);
      fields.put("method", method);
      fields.put("route", route);
      putIfKnown(fields, "fault", fault);
      return fields;
    }

    private static void putIfKnown(Map<String, Object> fields, String name, String value) {
      if (!value.isEmpty()) {
        fields.put(name, value);
      }
    }
  }

  Entry begin(Request request) {
    String given = request.header("x-request-id");
    String id = REQUEST_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    TraceContext trace = TraceContext.of(request.header("traceparent"));
    return new Entry(id, trace, METHODS.contains(request.method()) ? request.method() : "OTHER");
  }

  void end(Entry entry, Answer answer) {
    int status = answer.status();
    double seconds = (System.nanoTime() - entry.started) / 1e9;
    durations
        .labels(entry.route, entry.method, status / 100 + "xx", entry.caller.tenantClass())
        .observe(seconds);
    Map<String, Object> fields = entry.fields();
    fields.put("status", status);
    fields.put("latency_ms", Math.round(seconds * 1e5) / 100.0);
    String cache = answer.headers().getOrDefault(CACHE_STATUS, "");
    if (!cache.isEmpty()) {
      fields.put("cache_hit", cache.contains("hit"));
    }
    // Probes ask every second or two, and part changes have lines of their own.
    if (entry.quiet) {
      LOG.debug("request", entries(fields));
    } else if (status >= 500) {
      LOG.warn("request", entries(fields));
    } else {
      LOG.info("request", entries(fields));
    }
  }
}
