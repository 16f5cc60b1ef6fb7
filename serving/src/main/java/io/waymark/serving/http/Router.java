package io.waymark.serving.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the route of a path. The table is short, so it is walked from top to bottom. */
final class Router {

  /** A route and the values of its parameters. */
  record Match(Route route, Map<String, String> path) {}

  private final List<Route> routes;

  Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  Match find(String method, String path) {
    TreeSet<String> allowed = new TreeSet<>();
    for (Route route : routes) {
      Map<String, String> parameters = match(route, path);
      if (parameters == null) {
        continue;
      }
      if (serves(route, method)) {
        return new Match(route, parameters);
      }
      allowed.add(route.method());
    }
    throw allowed.isEmpty()
        ? Problems.unknownPath(path)
        : Problems.methodNotAllowed(method, String.join(", ", allowed));
  }

  private static boolean serves(Route route, String method) {
    return route.method().equals(method) || method.equals("HEAD") && route.method().equals("GET");
  }

  private static @Nullable Map<String, String> match(Route route, String path) {
    List<String> wanted = segments(route.template());
    boolean slashed = route.traits().slashed() && path.endsWith("/");
    List<String> given = segments(slashed ? path.substring(0, path.length() - 1) : path);
    if (wanted.size() != given.size()) {
      return null;
    }
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = wanted.get(i);
      if (name.startsWith("{")) {
        parameters.put(name.substring(1, name.length() - 1), Percent.segment(given.get(i)));
      } else if (!name.equals(given.get(i))) {
        return null;
      }
    }
    return parameters;
  }

  private static List<String> segments(String path) {
    List<String> segments = new ArrayList<>();
    int from = 0;
    for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', from)) {
      segments.add(path.substring(from, slash));
      from = slash + 1;
    }
    segments.add(path.substring(from));
    return segments;
  }
}
