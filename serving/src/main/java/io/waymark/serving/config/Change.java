package io.waymark.serving.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One difference between two documents.
 *
 * @param path JSON pointer (RFC 6901)
 * @param before the value there, or null where there was none
 * @param after the value there, or null where there is none
 */
record Change(String path, @Nullable Object before, @Nullable Object after) {

  /** The differences, in the order of the documents. Items of lists are compared by their place. */
  static List<Change> between(Map<String, Object> before, Map<String, Object> after) {
    List<Change> changes = new ArrayList<>();
    compare("", before, after, changes);
    return changes;
  }

  private static void compare(
      String path, @Nullable Object before, @Nullable Object after, List<Change> changes) {
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> fresh) {
      Set<Object> names = new LinkedHashSet<>(old.keySet());
      names.addAll(fresh.keySet());
      for (Object name : names) {
        String step = name.toString().replace("~", "~0").replace("/", "~1");
        compare(path + "/" + step, old.get(name), fresh.get(name), changes);
      }
    } else if (before instanceof List<?> old && after instanceof List<?> fresh) {
      for (int i = 0; i < Math.max(old.size(), fresh.size()); i++) {
        compare(path + "/" + i, item(old, i), item(fresh, i), changes);
      }
    } else if (before == null ? after != null : !before.equals(after)) {
      changes.add(new Change(path, before, after));
    }
  }

  private static @Nullable Object item(List<?> list, int i) {
    return i < list.size() ? list.get(i) : null;
  }
}
