package io.waymark.serving.access;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * A key at the one moment at which its secret is shown.
 *
 * @param secret the whole key as its owner sends it; named {@code key} in JSON
 * @param shown the rest
 */
record NewKey(
    @com.fasterxml.jackson.annotation.JsonProperty("key") String secret, @JsonUnwrapped Key shown) {

  /** Without the secret. */
  @Override
  public String toString() {
    return shown.toString();
  }
}
