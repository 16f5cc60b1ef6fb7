package io.waymark.serving.http;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One request, free of the server that brought it.
 *
 * @param requestId the client's {@code X-Request-Id} or one of our own
 * @param caller who asks
 * @param path values of the template's parameters, decoded
 * @param query query parameters, decoded
 * @param headers the headers that endpoints look at, names in lower case
 * @param body the body as sent, to be read once
 */
public record Call(
    String requestId,
    Caller caller,
    Map<String, String> path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    InputStream body) {

  /** The same call with another body. */
  public Call withBody(InputStream other) {
    return new Call(requestId, caller, path, query, headers, other);
  }

  /** Value of a path parameter, trimmed of nothing: ids are taken as they are. */
  public String pathParameter(String name) {
    return path.getOrDefault(name, "");
  }

  /** The header's value, or empty. */
  public String header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), "");
  }

  /** The query parameter's value, or the fallback where it is absent. Twice is a mistake. */
  public String parameter(String name, String fallback) {
    List<String> values = query.getOrDefault(name, List.of());
    if (values.size() > 1) {
      throw Problems.invalidParameter(name, "is given " + values.size() + " times", "give it once");
    }
    return values.isEmpty() ? fallback : values.get(0);
  }

  /** A whole number within bounds, or the fallback where the parameter is absent. */
  public int number(String name, int fallback, int min, int max) {
    String text = parameter(name, "");
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int value = Integer.parseInt(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException e) {
      // Answered below, like a number out of bounds.
    }
    throw Problems.invalidParameter(
        name, "is '" + Problems.shown(text) + "'", "give a number from " + min + " to " + max);
  }

  /** Refuses parameters that the route does not know, since a typing error would go unnoticed. */
  public void allowParameters(String... names) {
    Set<String> known = new TreeSet<>(List.of(names));
    for (String name : query.keySet()) {
      if (!known.contains(name)) {
        throw Problems.invalidParameter(
            Problems.shown(name), "is not known here", "known are " + String.join(", ", known));
      }
    }
  }
}
