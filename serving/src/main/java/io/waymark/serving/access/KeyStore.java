package io.waymark.serving.access;

import java.util.Optional;

/** Where keys are kept. */
@FunctionalInterface
public interface KeyStore {

  /**
   * The key of that id.
   *
   * @throws io.waymark.serving.http.Unavailable where the store cannot be asked
   */
  Optional<StoredKey> find(String keyId);
}
