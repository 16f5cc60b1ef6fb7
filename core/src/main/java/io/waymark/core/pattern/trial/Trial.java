package io.waymark.core.pattern.trial;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Arrival;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.pattern.Share;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.matching.MatchEffects;
import io.waymark.core.pattern.matching.Matcher;
import io.waymark.core.pattern.matching.PatternBook;
import io.waymark.core.pattern.matching.PatternState;
import io.waymark.core.pattern.matching.Subject;
import io.waymark.core.wire.PatternOrderJson;
import java.util.ArrayList;
import java.util.List;

/**
 * One definition over the events of one person after the other. What it finds is what the job finds
 * in the same events: both run {@link Matcher}. Not thread-safe.
 */
public final class Trial {
  /** So many events are held before time goes on. */
  private static final int HELD = 64;

  private final Matcher matcher;
  private final String tenant;
  private final Failure failure = new Failure();

  private Trial(String tenant, PatternBook book) {
    this.tenant = tenant;
    this.matcher = new Matcher(book, failure);
  }

  /**
   * A trial of a definition.
   *
   * @param tenant whose events will come
   * @param definition JSON text
   * @throws IllegalArgumentException if the definition cannot be used
   */
  public static Trial of(String tenant, String id, int version, String definition) {
    PatternOrder order =
        new PatternOrder(definition, PatternOrder.Mode.LIVE, Share.ALL, PatternOrder.OnOff.FINISH);
    ControlKey key = new ControlKey(PatternOrder.TYPE, tenant, PatternOrder.id(id, version));
    PatternBook book = new PatternBook();
    book.accept(ControlChange.of(ControlRecord.of(key, 1, 0, PatternOrderJson.text(order))));
    return new Trial(tenant, book);
  }

  /**
   * What is found in the events of one person.
   *
   * @param arrivals in time order; those of equal times by their offsets
   * @param end event time up to which time goes on after the last one
   * @throws IllegalStateException if the definition fails on an event
   */
  public List<Finding> person(String person, List<Arrival> arrivals, long end) {
    Found found = new Found(new Subject(tenant, person), new ArrayList<>());
    PatternState state = new PatternState();
    int held = 0;
    for (Arrival arrival : arrivals) {
      if (held >= HELD) {
        matcher.advance(state, arrival.event().ts() - 1, found);
        held = 0;
      }
      held += matcher.arrive(state, arrival) ? 1 : 0;
    }
    matcher.advance(state, end, found);
    failure.check();
    return found.findings();
  }

  private record Found(Subject subject, List<Finding> findings) implements MatchEffects {
    @Override
    public void found(Finding finding) {
      findings.add(finding);
    }
  }

  private static final class Failure implements Matcher.Report {
    private String why = "";

    @Override
    public void failed(String tenant, String pattern, int version, RuntimeException e) {
      why = String.valueOf(e);
    }

    @Override
    public void dropped() {
      // The job drops the same ones: the bound of a person's state is part of the result.
    }

    void check() {
      if (!why.isEmpty()) {
        throw new IllegalStateException("the pattern failed: " + why);
      }
    }
  }
}
