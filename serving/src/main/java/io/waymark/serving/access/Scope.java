package io.waymark.serving.access;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.Problems;

/**
 * Which tenants an admin may manage: the operator all of them, everybody else the own one. This is
 * the one place that decides it.
 *
 * @param caller who asks
 */
record Scope(Caller caller) {

  static Scope of(Call call) {
    return new Scope(call.caller());
  }

  boolean isOperator() {
    return caller.terms().operator();
  }

  /** Whether things of that tenant may be seen; to others they do not exist. */
  boolean sees(String tenant) {
    return isOperator() || tenant.equals(caller.tenant());
  }

  /**
   * The tenant of a list: empty stands for all where the operator asks, else for the own one.
   *
   * @throws io.waymark.serving.http.ProblemException 403 where another one is named
   */
  String tenantAsked(String named) {
    if (named.isEmpty()) {
      return isOperator() ? "" : caller.tenant();
    }
    return tenantNamed(named);
  }

  /** The tenant of a new thing: the own one unless the operator names another. */
  String tenantNamed(String named) {
    if (named.isEmpty() || named.equals(caller.tenant())) {
      return caller.tenant();
    }
    if (!isOperator()) {
      throw Problems.operatorOnly();
    }
    return named;
  }
}
