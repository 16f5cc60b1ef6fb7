package io.waymark.serving.access;

import io.waymark.serving.http.BodyFields;
import io.waymark.serving.http.Role;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key that is asked for.
 *
 * @param tenant whose data it opens
 * @param role what it may do
 * @param label for people
 * @param origins web origins that it is held to
 * @param expires end of its life, or null
 */
record KeyDraft(
    String tenant, Role role, String label, List<String> origins, @Nullable Instant expires) {

  private static final Pattern ORIGIN =
      Pattern.compile("https?://([a-z0-9.-]{1,253}|\\[[0-9a-f:]{2,39}])(:[0-9]{1,5})?");
  private static final int MOST_ORIGINS = 50;
  private static final int LABEL_CHARS = 200;

  static KeyDraft of(BodyFields fields, Scope scope, Instant now) {
    KeyDraft draft =
        new KeyDraft(
            scope.tenantNamed(fields.text("tenant", "")),
            role(fields),
            label(fields),
            origins(fields),
            expiry(fields, now));
    if (!draft.origins().isEmpty() && draft.role() != Role.READ) {
      fields.wrong(
          "origins",
          "are for keys of the role read",
          "whoever opens a page can read its key: give the role read");
    }
    fields.finish();
    return draft;
  }

  private static Role role(BodyFields fields) {
    String name = fields.text("role", "");
    for (Role role : Role.values()) {
      if (role.wireName().equals(name)) {
        return role;
      }
    }
    fields.wrong("role", "is '" + name + "'", "give read, write or admin");
    return Role.READ;
  }

  private static String label(BodyFields fields) {
    String label = fields.text("label", "");
    if (label.length() > LABEL_CHARS || label.chars().anyMatch(c -> c < ' ')) {
      fields.wrong("label", "is too long", "give at most " + LABEL_CHARS + " characters");
    }
    return label;
  }

  private static List<String> origins(BodyFields fields) {
    List<String> origins =
        fields.texts("origins", MOST_ORIGINS).stream()
            .map(origin -> origin.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    for (String origin : origins) {
      if (!ORIGIN.matcher(origin).matches()) {
        fields.wrong(
            "origins", "has '" + origin + "'", "give scheme and host: https://shop.example");
      }
    }
    return origins;
  }

  /** The end of a key's life in a body, which must lie ahead. */
  static @Nullable Instant expiry(BodyFields fields, Instant now) {
    Instant expires = fields.time("expires");
    if (expires != null && !expires.isAfter(now)) {
      fields.wrong("expires", "is " + expires + ", which has passed", "give a later time");
    }
    return expires;
  }
}
