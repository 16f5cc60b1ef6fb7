package io.waymark.engine.chdb;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Query parameters as the four C arrays that the engine wants. */
record NativeParameters(
    MemorySegment names,
    MemorySegment nameLengths,
    MemorySegment values,
    MemorySegment valueLengths) {

  static NativeParameters of(Arena arena, Map<String, String> parameters) {
    int size = Math.max(1, parameters.size());
    NativeParameters arrays =
        new NativeParameters(
            arena.allocate(ADDRESS, size),
            arena.allocate(JAVA_LONG, size),
            arena.allocate(ADDRESS, size),
            arena.allocate(JAVA_LONG, size));
    int index = 0;
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      put(arena, arrays.names, arrays.nameLengths, index, parameter.getKey());
      put(arena, arrays.values, arrays.valueLengths, index, parameter.getValue());
      index++;
    }
    return arrays;
  }

  private static void put(
      Arena arena, MemorySegment texts, MemorySegment lengths, int index, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    texts.setAtIndex(ADDRESS, index, Connection.bytes(arena, content));
    lengths.setAtIndex(JAVA_LONG, index, content.length);
  }
}
