package io.waymark.core.wire;

import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.Share;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The JSON form of a {@link PatternOrder}: {@code {"definition":"…","mode":"canary",
 * "share_from":0.0,"share_to":0.1,"on_off":"finish"}}, the definition as a JSON text within a
 * string. Every field is required, no other is allowed.
 */
public final class PatternOrderJson {
  private static final Set<String> FIELDS =
      Set.of("definition", "mode", "share_from", "share_to", "on_off");

  private PatternOrderJson() {}

  /** The order as one JSON object. */
  public static String text(PatternOrder order) {
    return ObjectText.of(json -> {
      json.writeStringField("definition", order.definition());
      json.writeStringField("mode", name(order.mode()));
      json.writeNumberField("share_from", order.share().from());
      json.writeNumberField("share_to", order.share().to());
      json.writeStringField("on_off", name(order.onOff()));
    });
  }

  /**
   * Reads an order. The definition within is not looked at.
   *
   * @throws IllegalArgumentException naming what is wrong with it
   */
  public static PatternOrder parse(String text) {
    Map<String, Object> fields = DocumentJson.parse(text.getBytes(StandardCharsets.UTF_8));
    if (!fields.keySet().equals(FIELDS)) {
      throw new IllegalArgumentException(
          "an order has the fields " + FIELDS + ", this one has " + fields.keySet());
    }
    return new PatternOrder(
        field(fields, "definition", String.class),
        constant(PatternOrder.Mode.class, fields, "mode"),
        new Share(number(fields, "share_from"), number(fields, "share_to")),
        constant(PatternOrder.OnOff.class, fields, "on_off"));
  }

  private static double number(Map<String, Object> fields, String name) {
    return field(fields, name, BigDecimal.class).doubleValue();
  }

  private static <E extends Enum<E>> E constant(
      Class<E> type, Map<String, Object> fields, String field) {
    String name = field(fields, field, String.class);
    for (E constant : type.getEnumConstants()) {
      if (name(constant).equals(name)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(field + " \"" + name + "\" is not known");
  }

  private static <T> T field(Map<String, Object> fields, String name, Class<T> type) {
    Object value = fields.get(name);
    if (!type.isInstance(value)) {
      throw new IllegalArgumentException(name + " is no " + type.getSimpleName() + " but " + value);
    }
    return type.cast(value);
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
