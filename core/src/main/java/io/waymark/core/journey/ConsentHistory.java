package io.waymark.core.journey;

import io.waymark.core.event.Permission;
import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What a person said over time about one purpose. What was said last before an event decides about
 * it; the order in which the words came does not matter, within the bound.
 */
final class ConsentHistory {
  /** Most changes of mind that are remembered; beyond it the oldest are forgotten. */
  static final int MAX_CHANGES = 16;

  private record Word(Position at, boolean given) {}

  // Most persons never say a word.
  private List<Word> words = List.of();

  void say(Position at, boolean given) {
    int i = words.size();
    while (i > 0 && words.get(i - 1).at().compareTo(at) > 0) {
      i--;
    }
    boolean known = i > 0 && words.get(i - 1).at().equals(at);
    if (!known) {
      own().add(i, new Word(at, given));
    }
    if (words.size() > MAX_CHANGES) {
      words.remove(0);
    }
  }

  private List<Word> own() {
    if (words.isEmpty()) {
      words = new ArrayList<>(1);
    }
    return words;
  }

  /** What the event's own permission is in the light of what the person said before it. */
  Permission resolve(Permission own, Position at) {
    if (own.isSaid()) {
      return own;
    }
    for (int i = words.size() - 1; i >= 0; i--) {
      if (words.get(i).at().compareTo(at) <= 0) {
        return permission(words.get(i));
      }
    }
    return own;
  }

  /** What the person said last, or {@code unsaid}. */
  Permission last(Permission unsaid) {
    return words.isEmpty() ? unsaid : permission(words.get(words.size() - 1));
  }

  private static Permission permission(Word word) {
    return word.given() ? Permission.GIVEN : Permission.REFUSED;
  }

  void merge(ConsentHistory other) {
    other.words.forEach(word -> say(word.at(), word.given()));
  }

  boolean isEmpty() {
    return words.isEmpty();
  }

  void write(PackedWriter out) {
    out.writeUnsigned(words.size());
    for (Word word : words) {
      word.at().write(out);
      out.writeBoolean(word.given());
    }
  }

  static ConsentHistory read(PackedReader in) {
    ConsentHistory history = new ConsentHistory();
    for (int n = in.readCount(); n > 0; n--) {
      history.own().add(new Word(Position.read(in), in.readBoolean()));
    }
    return history;
  }
}
