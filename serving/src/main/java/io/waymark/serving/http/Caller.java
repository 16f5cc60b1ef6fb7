package io.waymark.serving.http;

/**
 * Who asks, as the key says.
 *
 * @param tenant the only tenant whose data this call may touch
 * @param baseCurrency the tenant's own currency, which an empty currency stands for
 * @param role what the key may do
 * @param keyId the public half of the key
 */
public record Caller(String tenant, String baseCurrency, Role role, String keyId) {

  /** Nobody in particular, on a route that needs no key. */
  public static final Caller NOBODY = new Caller("", "", Role.READ, "");
}
