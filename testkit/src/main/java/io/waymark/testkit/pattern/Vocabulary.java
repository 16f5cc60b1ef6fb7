package io.waymark.testkit.pattern;

import java.util.List;

/**
 * What streams consist of and patterns speak of.
 *
 * @param names of events; {@code purchase} is a conversion
 * @param channels of events
 * @param unitMs a usual distance between two events of a person, in milliseconds
 */
public record Vocabulary(List<String> names, List<String> channels, long unitMs) {
  /** Few names, so that events often match, and a unit that equal and adjacent times share. */
  public static final Vocabulary SMALL =
      new Vocabulary(List.of("search", "cart", "view", "purchase"), List.of("email", "ads"), 100);

  /** Copies the lists. */
  public Vocabulary {
    names = List.copyOf(names);
    channels = List.copyOf(channels);
  }
}
