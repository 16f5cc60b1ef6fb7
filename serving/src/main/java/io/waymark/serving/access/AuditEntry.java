package io.waymark.serving.access;

import org.jspecify.annotations.Nullable;

/**
 * One admin act that is about to be kept.
 *
 * @param tenant whose things it changes
 * @param action what is done: {@code key.revoke}
 * @param subject id of the thing
 * @param before the thing as it was, without secrets; null where it is new
 * @param after the thing as it is now, without secrets; null where it is gone
 */
public record AuditEntry(
    String tenant,
    String action,
    String subject,
    @Nullable Object before,
    @Nullable Object after) {}
