package io.waymark.core.wire;

/**
 * A refusal.
 *
 * @param reason the stable code
 * @param detail the field, its value cut short, the limit and what to do
 */
public record Reject(RejectReason reason, String detail) {}
