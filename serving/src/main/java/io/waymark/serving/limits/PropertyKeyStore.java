package io.waymark.serving.limits;

import java.util.Set;

/** Keeps which property keys a tenant uses. */
public interface PropertyKeyStore {

  /**
   * All keys of the tenant.
   *
   * @throws io.waymark.serving.http.Unavailable where the store cannot be asked
   */
  Set<String> load(String tenant);

  /**
   * Keeps one more key unless there are as many as the limit.
   *
   * @return whether the key is kept, now or from before
   * @throws io.waymark.serving.http.Unavailable where the store cannot be asked
   */
  boolean add(String tenant, String key, int limit);
}
