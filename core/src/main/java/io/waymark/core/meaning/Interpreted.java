package io.waymark.core.meaning;

import io.waymark.core.event.Decision;
import io.waymark.core.event.Event;

/**
 * An event as its tenant means it.
 *
 * @param event with the kind, channel and campaign that were decided
 * @param decision what else was decided
 * @param filtered why the event counts nowhere, or empty
 */
public record Interpreted(Event event, Decision decision, String filtered) {

  /** Why an event is kept out whose person did not agree to analytics. */
  public static final String NO_CONSENT = "no_consent";
}
