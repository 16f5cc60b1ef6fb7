package io.waymark.serving.access;

import io.waymark.serving.http.BodyFields;
import java.util.Currency;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A tenant that is asked for.
 *
 * @param id a lower-case name
 * @param name for people; the id where none is given
 * @param baseCurrency ISO 4217
 * @param tenantClass one of {@link #CLASSES}
 * @param limits that differ from the installation's
 */
record TenantDraft(
    String id, String name, String baseCurrency, String tenantClass, LimitOverrides limits) {

  static final Set<String> CLASSES = Set.of("standard", "premium", "trial", "internal");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final int NAME_CHARS = 200;

  static TenantDraft of(BodyFields fields) {
    String id = fields.text("id", "");
    if (!ID.matcher(id).matches()) {
      fields.wrong(
          "id", "is '" + id + "'", "give 1 to 63 of a-z, 0-9, - and _, a letter or digit first");
    }
    TenantDraft draft =
        new TenantDraft(
            id,
            name(fields, id),
            currency(fields),
            tenantClass(fields, "standard"),
            LimitOverrides.NONE.changedBy(fields.object("limits")));
    fields.finish();
    return draft;
  }

  static String name(BodyFields fields, String fallback) {
    String name = fields.text("name", fallback);
    if (name.isBlank() || name.length() > NAME_CHARS || name.chars().anyMatch(c -> c < ' ')) {
      fields.wrong("name", "is empty or too long", "give 1 to " + NAME_CHARS + " characters");
    }
    return name;
  }

  static String tenantClass(BodyFields fields, String fallback) {
    String name = fields.text("tenant_class", fallback);
    if (!CLASSES.contains(name)) {
      fields.wrong("tenant_class", "is '" + name + "'", "give one of " + CLASSES);
    }
    return name;
  }

  private static String currency(BodyFields fields) {
    String code = fields.text("base_currency", "").toUpperCase(Locale.ROOT);
    try {
      return Currency.getInstance(code).getCurrencyCode();
    } catch (IllegalArgumentException e) {
      fields.wrong("base_currency", "is '" + code + "'", "give a code of ISO 4217, such as EUR");
      return code;
    }
  }
}
