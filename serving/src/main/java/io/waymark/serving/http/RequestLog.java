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
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._:-]{1,64}");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private final Histogram durations;

  /** A log that observes into the registry. */
  public RequestLog(CollectorRegistry registry) {
    durations =
        Histogram.build("waymark_http_request_duration_seconds", "Time from request to answer")
            .labelNames("route", "method", "status")
            .buckets(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10, 30)
            .register(registry);
  }

  /** What becomes known about a request on its way. */
  static final class Entry {
    private final long started = System.nanoTime();
    private final String requestId;
    private final String method;
    private String route = "unknown";
    private String tenant = "";
    private String fault = "";
    private boolean quiet;

    private Entry(String requestId, String method) {
      this.requestId = requestId;
      this.method = method;
    }

    String requestId() {
      return requestId;
    }

    void routed(Route found) {
      route = found.template();
      quiet = found.access() == Access.PUBLIC;
    }

    void calledBy(String caller) {
      tenant = caller;
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
      fields.put("tenant", tenant);
      fields.put("method", method);
      fields.put("route", route);
      if (!fault.isEmpty()) {
        fields.put("fault", fault);
      }
      return fields;
    }
  }

  Entry begin(Request request) {
    String given = request.header("x-request-id");
    String id = REQUEST_ID.matcher(given).matches() ? given : UUID.randomUUID().toString();
    return new Entry(id, METHODS.contains(request.method()) ? request.method() : "OTHER");
  }

  void end(Entry entry, int status) {
    double seconds = (System.nanoTime() - entry.started) / 1e9;
    durations.labels(entry.route, entry.method, status / 100 + "xx").observe(seconds);
    Map<String, Object> fields = entry.fields();
    fields.put("status", status);
    fields.put("latency_ms", Math.round(seconds * 1e5) / 100.0);
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
