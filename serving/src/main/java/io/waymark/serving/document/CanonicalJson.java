package io.waymark.serving.document;

import io.waymark.serving.http.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The one JSON text of a document: names in order, numbers plain and without zeros at their end.
 * Two documents that say the same have the same text, however they were written.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /** The text of those fields, as {@link Document#fields} has them. */
  public static String of(Map<String, Object> fields) {
    return new String(Json.bytes(sorted(fields)), StandardCharsets.UTF_8);
  }

  private static Object sorted(Object value) {
    if (value instanceof Map<?, ?> map) {
      TreeMap<String, Object> fields = new TreeMap<>();
      map.forEach((name, field) -> fields.put(String.valueOf(name), sorted(field)));
      return fields;
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CanonicalJson::sorted).collect(Collectors.toList());
    }
    return value instanceof BigDecimal number ? plain(number) : value;
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
  }
}
