package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.MatchedEvents;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition.Context;
import org.jspecify.annotations.Nullable;

/** What flink-cep's partial match has taken, read from its context by the name of the step. */
final class ContextEvents implements MatchedEvents {
  private final Context<Event> context;
  private final List<String> steps;

  ContextEvents(Context<Event> context, List<String> steps) {
    this.context = context;
    this.steps = steps;
  }

  @Override
  public int count(int step) {
    return events(step).size();
  }

  @Override
  public @Nullable Event at(int step, int index) {
    List<Event> events = events(step);
    int place = index < 0 ? events.size() + index : index;
    return place < 0 || place >= events.size() ? null : events.get(place);
  }

  private List<Event> events(int step) {
    List<Event> events = new ArrayList<>();
    try {
      context.getEventsForPattern(steps.get(step)).forEach(events::add);
    } catch (Exception e) {
      throw new IllegalStateException("flink-cep gives no events of step " + steps.get(step), e);
    }
    return events;
  }
}
