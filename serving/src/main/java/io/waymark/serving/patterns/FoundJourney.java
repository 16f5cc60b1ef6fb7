package io.waymark.serving.patterns;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A match or a dead end.
 *
 * @param version of the pattern
 * @param mode what the version did when it found it: shadow, canary or live
 * @param person the customer, or the visitor who is nobody's
 * @param customer whether it is a customer
 * @param ts when it was complete, or its time over
 * @param firstTs when it began
 * @param value what it brought, or puts at risk
 * @param currency of the value; empty for the tenant's own
 * @param stepReached the last step of a dead end, or null
 * @param touches the events that made it, JSON
 * @param cursor where a page ends that ends with it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FoundJourney(
    int version,
    String mode,
    String person,
    boolean customer,
    Instant ts,
    Instant firstTs,
    BigDecimal value,
    String currency,
    @Nullable String stepReached,
    @JsonRawValue String touches,
    @JsonIgnore FindingCursor cursor) {}
