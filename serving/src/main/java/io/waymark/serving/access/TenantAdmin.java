package io.waymark.serving.access;

import io.waymark.serving.http.BodyFields;
import java.util.List;

/** What can be done with tenants. Refusals are problems: 404, 409, 422. */
interface TenantAdmin {

  /** Creates one. */
  Tenant create(Actor actor, TenantDraft draft);

  /** A page and one more, by id. */
  List<Tenant> page(Page page);

  /** One that may be seen. */
  Tenant get(Scope scope, String id);

  /** Changes what the fields name; everything else stays. */
  Tenant change(Actor actor, String id, BodyFields fields);
}
