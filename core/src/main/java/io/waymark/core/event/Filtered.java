package io.waymark.core.event;

/** Why an event is kept aside and counts nowhere. */
public final class Filtered {
  /** The user agent is a bot's. */
  public static final String DECLARED_BOT = "declared_bot";

  /** The id is one of the tenant's own. */
  public static final String INTERNAL_ID = "internal_id";

  /** The address is one of the tenant's own. */
  public static final String INTERNAL_NETWORK = "internal_network";

  /** Its person has not agreed to analytics: only that there was one is kept. */
  public static final String NO_CONSENT = "no_consent";

  /** More events of one person in a minute than the tenant takes for a person's. */
  public static final String TOO_FREQUENT = "too_frequent";

  private Filtered() {}
}
