package io.waymark.serving.events;

import java.time.Duration;

/**
 * How much one request may bring.
 *
 * @param jsonBytes largest JSON body, unpacked
 * @param jsonCount most events in a JSON body
 * @param inFlight most events that wait for their acknowledgement
 * @param errorsListed most refusals listed in one answer
 * @param acknowledgement how long to wait for an acknowledgement
 */
public record IntakeLimits(
    int jsonBytes, int jsonCount, int inFlight, int errorsListed, Duration acknowledgement) {}
