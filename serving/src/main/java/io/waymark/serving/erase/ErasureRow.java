package io.waymark.serving.erase;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An erasure under way, as the control store has it.
 *
 * @param tenant whose person
 * @param receipt what others are told
 * @param ids of the person
 * @param orders how many control records there are
 * @param fence checkpoint after which all rows are in the tables, or null until all have reported
 * @param begun when this try began
 */
record ErasureRow(
    String tenant,
    Receipt receipt,
    List<OwnedId> ids,
    int orders,
    @Nullable Long fence,
    Instant begun) {}
