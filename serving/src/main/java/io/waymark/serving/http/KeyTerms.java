package io.waymark.serving.http;

import java.util.List;

/**
 * What else a key says about its caller.
 *
 * @param operator whether it may manage tenants
 * @param origins web origins that it may be used from; empty for a key that no browser holds
 * @param limits of its tenant
 */
public record KeyTerms(boolean operator, List<String> origins, Limits limits) {

  /** An ordinary key without limits. */
  public static final KeyTerms PLAIN = new KeyTerms(false, List.of(), Limits.WIDE);
}
