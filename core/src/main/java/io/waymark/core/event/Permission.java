package io.waymark.core.event;

/** What is known of a person's consent to one purpose. */
public enum Permission {
  /** Nobody said anything, and the tenant does not ask for it. */
  ASSUMED,
  /** Nobody said anything, and the tenant asks for it. */
  MISSING,
  /** The person agreed. */
  GIVEN,
  /** The person did not agree, or no longer does. */
  REFUSED;

  private static final Permission[] BY_CODE = values();

  /** Whether the purpose may use what happened. */
  public boolean allows() {
    return this == ASSUMED || this == GIVEN;
  }

  /** Whether somebody said so. */
  public boolean isSaid() {
    return this == GIVEN || this == REFUSED;
  }

  /** The permission of that ordinal, as the binary form stores it. */
  public static Permission ofCode(int code) {
    return BY_CODE[code];
  }
}
