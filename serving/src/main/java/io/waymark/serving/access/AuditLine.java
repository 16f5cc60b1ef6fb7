package io.waymark.serving.access;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One admin act as the log has it.
 *
 * @param id rises with every act
 * @param at when
 * @param tenant whose things were changed
 * @param actorTenant tenant of the key that did it; empty for the sidecar itself
 * @param actorKey public half of the key
 * @param action what was done
 * @param subject id of the thing
 * @param requestId of the request
 * @param before the thing as it was, JSON
 * @param after the thing as it became, JSON
 */
record AuditLine(
    long id,
    Instant at,
    String tenant,
    String actorTenant,
    String actorKey,
    String action,
    String subject,
    String requestId,
    @JsonRawValue @Nullable String before,
    @JsonRawValue @Nullable String after) {

  private static final String OPERATOR = "_operator";

  /** What the operator did to a tenant is told without the tenant and key that the operator has. */
  AuditLine asSeenBy(Scope scope) {
    if (scope.sees(actorTenant)) {
      return this;
    }
    return new AuditLine(
        id, at, tenant, OPERATOR, OPERATOR, action, subject, requestId, before, after);
  }
}
