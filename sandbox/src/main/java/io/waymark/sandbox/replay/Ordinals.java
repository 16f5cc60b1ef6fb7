package io.waymark.sandbox.replay;

import java.util.HashMap;
import java.util.Map;

/** Numbers the lines of one owner from 1: event ids where a file has none. */
final class Ordinals {

  private final Map<String, int[]> counts = new HashMap<>();

  /** {@code owner-1}, {@code owner-2}, … */
  String nextId(String owner) {
    return owner + "-" + ++counts.computeIfAbsent(owner, o -> new int[1])[0];
  }
}
