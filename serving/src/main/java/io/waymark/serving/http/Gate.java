package io.waymark.serving.http;

/**
 * All that a request passes on its way to an endpoint.
 *
 * @param authenticator who asks
 * @param admission whether he asks too much
 * @param cors which web pages may ask
 */
public record Gate(Authenticator authenticator, Admission admission, Cors cors) {

  /** Keys alone: no limits and no web pages of others. */
  public static Gate of(Authenticator authenticator) {
    return new Gate(authenticator, Admission.OPEN, new Cors(origin -> false));
  }

  Caller admit(Access access, Request request) {
    Role needed = access.role();
    if (needed == null) {
      return Caller.NOBODY;
    }
    Caller caller = authenticator.authenticate(request.header("authorization"));
    if (!caller.role().includes(needed)) {
      throw Problems.forbidden(caller.role().wireName(), needed.wireName());
    }
    if (access == Access.OPERATOR && !caller.terms().operator()) {
      throw Problems.operatorOnly();
    }
    Cors.requireOrigin(caller, request);
    return caller;
  }
}
