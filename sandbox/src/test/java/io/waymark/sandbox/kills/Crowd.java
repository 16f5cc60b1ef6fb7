package io.waymark.sandbox.kills;

import java.util.Iterator;

/** Lines of two tenants as one stream, by arrival. */
final class Crowd implements Iterator<Line> {
  private final Iterator<Line> one;
  private final Iterator<Line> other;
  private Line nextOne;
  private Line nextOther;

  Crowd(Iterator<Line> one, Iterator<Line> other) {
    this.one = one;
    this.other = other;
    nextOne = one.hasNext() ? one.next() : null;
    nextOther = other.hasNext() ? other.next() : null;
  }

  @Override
  public boolean hasNext() {
    return nextOne != null || nextOther != null;
  }

  @Override
  public Line next() {
    boolean first =
        nextOther == null || nextOne != null && nextOne.arrivalMs() <= nextOther.arrivalMs();
    Line line = first ? nextOne : nextOther;
    if (first) {
      nextOne = one.hasNext() ? one.next() : null;
    } else {
      nextOther = other.hasNext() ? other.next() : null;
    }
    return line;
  }
}
