package io.waymark.core.pattern.matching;

/**
 * Whom matching is about.
 *
 * @param tenant the tenant
 * @param person customer id, or the anonymous id of a visitor who is nobody's
 */
public record Subject(String tenant, String person) {}
