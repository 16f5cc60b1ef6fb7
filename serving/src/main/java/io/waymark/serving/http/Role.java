package io.waymark.serving.http;

import java.util.Locale;

/** What a key may do; each role includes the ones before it. */
public enum Role {
  /** Analytics and dead letters. */
  READ,
  /** Also events in. */
  WRITE,
  /** Everything. */
  ADMIN;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name used in JSON and in the control store. */
  public String wireName() {
    return wireName;
  }

  /** Whether this role may do what that role may. */
  public boolean includes(Role other) {
    return compareTo(other) >= 0;
  }

  /** The role of that wire name. */
  public static Role ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
