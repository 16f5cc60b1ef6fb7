package io.waymark.engine.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One request, read but for its body.
 *
 * @param parameters of the URL
 * @param headers of the request
 * @param readOnly a GET, which must not change anything
 * @param queryId given by the client, else a new one
 */
record Request(Map<String, String> parameters, Headers headers, boolean readOnly, String queryId) {

  private static final String BINDING = "param_";
  private static final Pattern SETTING_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_.]*");

  /** Parameters of the interface itself; all others are settings. */
  private static final Set<String> OWN =
      Set.of(
          "query",
          "database",
          "default_format",
          "compress",
          "decompress",
          "query_id",
          "user",
          "password",
          "quota_key",
          "role",
          "buffer_size",
          "wait_end_of_query",
          "stacktrace",
          "enable_http_compression",
          "client_protocol_version",
          "session_timeout",
          "session_check",
          "close_session");

  static Request of(HttpExchange exchange) {
    Map<String, String> parameters = parse(exchange.getRequestURI().getRawQuery());
    Headers headers = exchange.getRequestHeaders();
    String method = exchange.getRequestMethod();
    String given = parameters.getOrDefault("query_id", "");
    String queryId = given.isEmpty() ? UUID.randomUUID().toString() : given;
    boolean readOnly = method.equals("GET") || method.equals("HEAD");
    return new Request(parameters, headers, readOnly, queryId);
  }

  boolean is(String flag) {
    String value = parameters.getOrDefault(flag, "0");
    return value.equals("1") || value.equals("true");
  }

  String query() {
    return parameters.getOrDefault("query", "");
  }

  String database() {
    String database = parameters.getOrDefault("database", "");
    return !database.isEmpty() ? database : header("X-ClickHouse-Database", "default");
  }

  String format() {
    String format = parameters.getOrDefault("default_format", "");
    return !format.isEmpty() ? format : header("X-ClickHouse-Format", "TabSeparated");
  }

  String header(String name, String otherwise) {
    String value = headers.getFirst(name);
    return value == null || value.isEmpty() ? otherwise : value;
  }

  /** Values of {@code {name:Type}} in the statement. */
  Map<String, String> bindings() {
    Map<String, String> bindings = new LinkedHashMap<>();
    parameters.forEach((key, value) -> {
      if (key.startsWith(BINDING)) {
        bindings.put(key.substring(BINDING.length()), value);
      }
    });
    return bindings;
  }

  /** Settings for this statement alone. */
  Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    parameters.forEach((key, value) -> {
      if (!OWN.contains(key) && !key.startsWith(BINDING)) {
        settings.put(checked(key), value);
      }
    });
    if (readOnly && settings.getOrDefault("readonly", "0").equals("0")) {
      settings.put("readonly", "2");
    }
    return settings;
  }

  private static String checked(String key) {
    if (key.equals("session_id")) {
      throw new RequestException(
          RequestException.NOT_IMPLEMENTED, "this engine keeps no sessions: leave out session_id");
    }
    if (!SETTING_NAME.matcher(key).matches()) {
      throw new RequestException(
          RequestException.UNKNOWN_SETTING, "Unknown setting '" + key + "'. (UNKNOWN_SETTING)");
    }
    return key;
  }

  private static Map<String, String> parse(@Nullable String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw != null) {
      for (String pair : raw.split("&")) {
        int sign = pair.indexOf('=');
        String key = sign < 0 ? pair : pair.substring(0, sign);
        if (!key.isEmpty()) {
          parameters.put(decode(key), sign < 0 ? "" : decode(pair.substring(sign + 1)));
        }
      }
    }
    return parameters;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
