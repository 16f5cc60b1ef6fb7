package io.waymark.serving.cache;

import io.waymark.serving.http.Answer;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Answers within a bound of number and of bytes; the one unused for the longest time goes first.
 */
final class KeptEntries {

  /**
   * One answer.
   *
   * @param madeNanos when its making began, by the clock of the cache
   * @param refreshing whether somebody makes it anew
   */
  record Entry(Answer answer, long madeNanos, AtomicBoolean refreshing) {}

  private final int mostEntries;
  private final long mostBytes;
  private final Map<CacheKey, Entry> entries = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  KeptEntries(int mostEntries, long mostBytes) {
    this.mostEntries = mostEntries;
    this.mostBytes = mostBytes;
  }

  synchronized @Nullable Entry get(CacheKey key) {
    return entries.get(key);
  }

  synchronized void put(CacheKey key, Answer answer, long madeNanos) {
    if (answer.body().length > mostBytes / 16) {
      return;
    }
    Entry before = entries.put(key, new Entry(answer, madeNanos, new AtomicBoolean()));
    bytes += answer.body().length - (before == null ? 0 : before.answer().body().length);
    Iterator<Entry> oldest = entries.values().iterator();
    while (entries.size() > mostEntries || bytes > mostBytes) {
      bytes -= oldest.next().answer().body().length;
      oldest.remove();
    }
  }

  synchronized void removeOf(String tenant) {
    entries
        .entrySet()
        .removeIf(entry -> {
          boolean gone = entry.getKey().tenant().equals(tenant);
          bytes -= gone ? entry.getValue().answer().body().length : 0;
          return gone;
        });
  }

  synchronized int size() {
    return entries.size();
  }
}
