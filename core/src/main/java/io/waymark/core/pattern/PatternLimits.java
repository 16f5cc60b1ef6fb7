package io.waymark.core.pattern;

/** What no definition may exceed, whatever a tenant's budget is. */
public final class PatternLimits {
  /** Largest definition, in bytes of UTF-8. */
  public static final int MAX_BYTES = 64 * 1024;

  /** Most steps. */
  public static final int MAX_STEPS = 20;

  /** Most repetitions of one step that have an upper end. */
  public static final int MAX_TIMES = 50;

  /** Longest window and longest cooldown, in milliseconds: 90 days. */
  public static final long MAX_WINDOW_MS = 90L * 86_400_000;

  /** Most characters of a name. */
  public static final int MAX_NAME = 120;

  /** Most characters of a description. */
  public static final int MAX_DESCRIPTION = 2_000;

  private PatternLimits() {}
}
