package io.waymark.jobs.record;

/** Keys of keyed state: the tenant and an id within it, which cannot run into each other. */
public final class PersonKey {
  private static final char SEPARATOR = '\0';

  private PersonKey() {}

  /**
   * The key of an id; neither part can hold the separator, because control characters are refused.
   */
  public static String of(String tenant, String id) {
    return tenant + SEPARATOR + id;
  }

  /** The key of an id with a mark of what kind of id it is in front. */
  static String of(String tenant, char kind, String id) {
    return tenant + SEPARATOR + kind + id;
  }

  /** The tenant of a key. */
  public static String tenant(String key) {
    return key.substring(0, key.indexOf(SEPARATOR));
  }

  /** The id of a key. */
  public static String id(String key) {
    return key.substring(key.indexOf(SEPARATOR) + 1);
  }
}
