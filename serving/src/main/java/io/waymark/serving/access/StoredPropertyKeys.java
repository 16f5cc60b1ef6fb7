package io.waymark.serving.access;

import io.waymark.serving.limits.PropertyKeyStore;
import java.util.Set;

/** Property keys of tenants in the control store. */
public final class StoredPropertyKeys implements PropertyKeyStore {

  private final ControlStore store;

  /** Keys in that store. */
  public StoredPropertyKeys(ControlStore store) {
    this.store = store;
  }

  @Override
  public Set<String> load(String tenant) {
    return store.read(handle ->
        handle
            .createQuery("select key from property_keys where tenant = :tenant")
            .bind("tenant", tenant)
            .mapTo(String.class)
            .set());
  }

  @Override
  public boolean add(String tenant, String key, int limit) {
    return store.change(handle -> {
      // Two sidecars that add at the same time wait for each other, or both would find room.
      handle
          .createQuery("select 1 from tenants where id = :tenant for no key update")
          .bind("tenant", tenant)
          .mapTo(Integer.class)
          .findOne();
      handle
          .createUpdate(
              """
              insert into property_keys (tenant, key)
              select :tenant, :key
              where (select count(*) from property_keys where tenant = :tenant) < :limit
              on conflict do nothing
              """)
          .bind("tenant", tenant)
          .bind("key", key)
          .bind("limit", limit)
          .execute();
      return handle
          .createQuery(
              "select exists (select from property_keys where tenant = :tenant and key = :key)")
          .bind("tenant", tenant)
          .bind("key", key)
          .mapTo(Boolean.class)
          .one();
    });
  }
}
