package io.waymark.core.pattern;

/**
 * How long a match may take.
 *
 * @param wholeMs from the first event to before the last, in milliseconds; 0 for no such bound
 * @param betweenMs from each event to before the next, in milliseconds; 0 for no such bound
 */
public record Window(long wholeMs, long betweenMs) {}
