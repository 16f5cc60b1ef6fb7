package io.waymark.serving.control;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A control topic in memory that can lose an acknowledgement. */
final class TestingControlLog implements ControlLog {

  /** Key and value as {@code key=value}; a removal has the value {@code null}. */
  final List<String> records = new ArrayList<>();

  private int breakAfter = Integer.MAX_VALUE;

  /** After that many records more the next one is written, but its writer does not learn it. */
  void breakAfter(int records) {
    breakAfter = records;
  }

  @Override
  public long append(String key, byte @Nullable [] value) {
    String text = value == null ? "null" : new String(value, StandardCharsets.UTF_8);
    records.add(key + "=" + text);
    if (breakAfter-- == 0) {
      throw new IllegalStateException("the process ends here");
    }
    return records.size() - 1;
  }

  @Override
  public long end() {
    return records.size();
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
