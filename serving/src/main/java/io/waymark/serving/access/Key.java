package io.waymark.serving.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key as the API shows it: everything but its secret.
 *
 * @param id public half
 * @param tenant whose data it opens
 * @param role {@code read}, {@code write} or {@code admin}
 * @param label for people
 * @param operator whether it may manage tenants; only the bootstrap key may
 * @param origins web origins that it is held to, empty for a key of a server
 * @param replaces id of the key that it took over from, or null
 * @param created when
 * @param expires end of its life, or null for none
 * @param revoked when it was taken back, or null
 */
record Key(
    String id,
    String tenant,
    String role,
    String label,
    boolean operator,
    List<String> origins,
    @Nullable String replaces,
    Instant created,
    @Nullable Instant expires,
    @Nullable Instant revoked) {}
