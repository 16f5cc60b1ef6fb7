package io.waymark.serving.http;

import org.jspecify.annotations.Nullable;

/** What a route asks of its caller. */
public enum Access {
  /** No key needed. */
  PUBLIC(null),
  /** A key that may read. */
  READ(Role.READ),
  /** A key that may write. */
  WRITE(Role.WRITE),
  /** A key that may do everything. */
  ADMIN(Role.ADMIN),
  /** The installation's own key, which manages tenants. */
  OPERATOR(Role.ADMIN);

  private final @Nullable Role role;

  Access(@Nullable Role role) {
    this.role = role;
  }

  /** The least role, or null where no key is needed. */
  public @Nullable Role role() {
    return role;
  }
}
