package io.waymark.serving.app;

import io.waymark.serving.query.Store;

/** Opens ClickHouse as the options say. */
final class Stores {
  private Stores() {}

  static Store open(ServingOptions options) {
    throw new BadOption("no store yet");
  }
}
