package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;

/**
 * The first lines of a source of JSON, as of a replay that was killed.
 *
 * @param whole all lines
 * @param lines how many of them
 */
record FirstLines(LineSource whole, int lines) implements LineSource {
  @Override
  public void read(LineSink sink, Progress progress) {
    int[] left = {lines};
    whole.read(
        new LineSink() {
          @Override
          public void event(Event event) {
            throw new IllegalStateException("the demo store gives JSON");
          }

          @Override
          public void json(byte[] line) {
            if (left[0]-- > 0) {
              sink.json(line);
            }
          }

          @Override
          public void refuse(String reason, String detail, String original) {
            throw new IllegalStateException("the demo store gives JSON");
          }
        },
        progress);
  }
}
