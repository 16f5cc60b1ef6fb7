package io.waymark.sandbox.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** What may be said of a tenant when it is made and later: the same options in both places. */
final class TenantDetails {
  @Option(names = "--name", defaultValue = "", description = "for people")
  private String name = "";

  @Option(
      names = "--limit",
      paramLabel = "NAME=N",
      description =
          "a limit, such as requests_per_second=50; may be repeated; 0 for the installation's")
  private Map<String, Long> limits = new LinkedHashMap<>();

  /** The fields of a request's body. */
  Map<String, Object> body() {
    Map<String, Object> body = new LinkedHashMap<>();
    if (!name.isEmpty()) {
      body.put("name", name);
    }
    body.put("limits", limits);
    return body;
  }
}
