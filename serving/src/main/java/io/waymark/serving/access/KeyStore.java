package io.waymark.serving.access;

import java.util.Optional;

/** Where keys are kept. */
public interface KeyStore {

  /**
   * The key of that id.
   *
   * @throws io.waymark.serving.http.Unavailable where the store cannot be asked
   */
  Optional<StoredKey> find(String keyId);

  /**
   * The keys that changed, or whose tenants did, after that version.
   *
   * @throws io.waymark.serving.http.Unavailable where the store cannot be asked
   */
  KeyChanges changesAfter(long version);
}
