package io.waymark.serving.control;

import org.jspecify.annotations.Nullable;

/** The control topic as its writer sees it. */
public interface ControlLog extends AutoCloseable {

  /**
   * Appends one record and waits for the acknowledgement of all replicas.
   *
   * @param value null removes the key
   * @return its offset
   * @throws io.waymark.serving.http.Unavailable where it is not known to be written
   */
  long append(String key, byte @Nullable [] value);

  /**
   * The offset that the next record will get.
   *
   * @throws io.waymark.serving.http.Unavailable where nobody answers
   */
  long end();

  @Override
  void close();
}
