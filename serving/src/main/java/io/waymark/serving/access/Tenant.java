package io.waymark.serving.access;

import io.waymark.serving.http.Limits;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the API shows it.
 *
 * @param id stands in events, tables and topics, and never changes
 * @param name for people
 * @param baseCurrency currency of events without one; never changes, since they would mean another
 *     amount
 * @param tenantClass by which metrics tell tenants apart
 * @param limits that hold now, the installation's where the tenant has no own
 * @param created when
 * @param disabled since when none of its keys works, or null
 */
record Tenant(
    String id,
    String name,
    String baseCurrency,
    String tenantClass,
    Limits limits,
    Instant created,
    @Nullable Instant disabled) {}
