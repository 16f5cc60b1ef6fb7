package io.waymark.core.control;

import java.util.regex.Pattern;

/**
 * What a control record is about; the log keeps the last record of each key.
 *
 * @param type kind of record, for example {@code meaning} or {@code erase}; types that a reader
 *     does not know are left alone
 * @param tenant whose it is
 * @param id within type and tenant; for versioned configuration {@code document/version}, so that
 *     compaction keeps every version
 */
public record ControlKey(String type, String tenant, String id) {
  /** Most characters of an id. */
  public static final int MAX_ID = 256;

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_]{0,31}");
  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");

  /**
   * Checks the parts.
   *
   * @throws InvalidControlException if one of them has another form
   */
  public ControlKey {
    require(TYPE, "type", type);
    require(TENANT, "tenant", tenant);
    if (id.isEmpty() || id.length() > MAX_ID) {
      throw new InvalidControlException(
          "id has " + id.length() + " characters, from 1 to " + MAX_ID + " are allowed");
    }
    if (id.chars().anyMatch(Character::isISOControl)) {
      throw new InvalidControlException("id has a control character");
    }
  }

  private static void require(Pattern form, String part, String value) {
    if (!form.matcher(value).matches()) {
      String shown = value.length() > 80 ? value.substring(0, 80) + "…" : value;
      throw new InvalidControlException(
          part + " \"" + shown + "\" is not of the form " + form.pattern());
    }
  }

  /** The key of the Kafka record: {@code type/tenant/id}. */
  public String text() {
    return type + '/' + tenant + '/' + id;
  }

  /**
   * Reads what {@link #text()} gave.
   *
   * @throws InvalidControlException if the text has another form
   */
  public static ControlKey parse(String text) {
    String[] parts = text.split("/", 3);
    if (parts.length < 3) {
      throw new InvalidControlException("a key is type/tenant/id, this one has no two slashes");
    }
    return new ControlKey(parts[0], parts[1], parts[2]);
  }
}
