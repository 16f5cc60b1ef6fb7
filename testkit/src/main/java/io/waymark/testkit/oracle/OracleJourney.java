package io.waymark.testkit.oracle;

import java.math.BigDecimal;

/**
 * One purchase and the way to it.
 *
 * @param ts time of its earliest line
 * @param revenue of all its lines
 * @param currency of its lines
 * @param touches of its person, after the purchase before it, up to it
 * @param isSettled whether a visitor joined its person so long after it that the way to it may
 *     stand as it was before; then {@code touches} binds nobody
 */
public record OracleJourney(
    long ts, BigDecimal revenue, String currency, int touches, boolean isSettled) {}
