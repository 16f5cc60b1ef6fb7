package io.waymark.serving.document;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** How a document is written down. */
public enum DocumentFormat {
  /** YAML 1.2 as far as JSON goes: no anchors, no tags, one document. */
  YAML,
  /** JSON (RFC 8259). */
  JSON;

  private static final Set<String> YAML_TYPES =
      Set.of("application/yaml", "application/x-yaml", "text/yaml", "text/x-yaml");

  /** What that Content-Type means here, if anything. */
  public static Optional<DocumentFormat> of(String contentType) {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (type.equals("application/json")) {
      return Optional.of(JSON);
    }
    return YAML_TYPES.contains(type) ? Optional.of(YAML) : Optional.empty();
  }
}
