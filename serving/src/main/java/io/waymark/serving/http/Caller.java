package io.waymark.serving.http;

/**
 * Who asks, as the key says.
 *
 * @param tenant the only tenant whose data this call may touch
 * @param baseCurrency the tenant's own currency, which an empty currency stands for
 * @param role what the key may do
 * @param keyId the public half of the key
 * @param tenantClass one of a few names by which metrics tell tenants apart
 * @param terms operator, origins and limits
 */
public record Caller(
    String tenant,
    String baseCurrency,
    Role role,
    String keyId,
    String tenantClass,
    KeyTerms terms) {

  /** Nobody in particular, on a route that needs no key. */
  public static final Caller NOBODY = new Caller("", "", Role.READ, "", "none", KeyTerms.PLAIN);

  /** A caller of an ordinary tenant, with an ordinary key and without limits. */
  public Caller(String tenant, String baseCurrency, Role role, String keyId) {
    this(tenant, baseCurrency, role, keyId, "standard", KeyTerms.PLAIN);
  }
}
