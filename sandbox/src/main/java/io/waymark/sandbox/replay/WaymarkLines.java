package io.waymark.sandbox.replay;

import java.io.IOException;
import java.io.InputStream;

/**
 * Format {@code waymark}: one event as JSON per line. Lines are sent byte for byte, also those that
 * are no event: the job gives them their reason.
 */
final class WaymarkLines implements ReplayFormat {

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    JsonLines.forEach(in, sink, sink::json);
  }
}
