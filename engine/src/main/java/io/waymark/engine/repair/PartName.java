package io.waymark.engine.repair;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a data part: {@code partition_firstBlock_lastBlock_level[_mutation]}.
 *
 * @param partition its id
 * @param first block in it
 * @param last block in it
 */
record PartName(String partition, long first, long last) {

  private static final Pattern FORM = Pattern.compile("([^_]+)_(\\d+)_(\\d+)_\\d+(_\\d+)?");

  /** Empty for temporary folders and everything else that is no part. */
  static Optional<PartName> of(String name) {
    Matcher parts = FORM.matcher(name);
    return parts.matches()
        ? Optional.of(
            new PartName(
                parts.group(1), Long.parseLong(parts.group(2)), Long.parseLong(parts.group(3))))
        : Optional.empty();
  }

  /** Whether the rows of the other part are in this one, after a merge or as they were written. */
  boolean contains(PartName other) {
    return partition.equals(other.partition) && first <= other.first && other.last <= last;
  }
}
