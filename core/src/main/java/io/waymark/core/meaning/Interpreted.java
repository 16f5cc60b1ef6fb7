package io.waymark.core.meaning;

import io.waymark.core.event.Decision;
import io.waymark.core.event.Event;

/**
 * An event as its tenant means it.
 *
 * @param event with the kind, channel and campaign that were decided
 * @param decision what else was decided
 * @param filtered why the event counts nowhere (see {@link io.waymark.core.event.Filtered}), or
 *     empty
 */
public record Interpreted(Event event, Decision decision, String filtered) {}
