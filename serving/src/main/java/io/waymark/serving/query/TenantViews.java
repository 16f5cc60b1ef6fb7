package io.waymark.serving.query;

import io.waymark.serving.http.Caller;

/** Where the tenant's configuration is read from. */
@FunctionalInterface
public interface TenantViews {

  /** Every tenant as if it had configured nothing. */
  TenantViews PLAIN = TenantView::plain;

  /** The view of the caller's tenant now. */
  TenantView of(Caller caller);
}
