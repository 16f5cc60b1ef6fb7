package io.waymark.serving.query;

/** ClickHouse as the sidecar needs it: it may be away at any time, also at the start. */
public interface Store extends RowReader, AutoCloseable {

  /** Brings the tables up to date; several may do so at once. */
  void migrate();

  /** Returns when the server answers. */
  void ping();

  @Override
  void close();
}
