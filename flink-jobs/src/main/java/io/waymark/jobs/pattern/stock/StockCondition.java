package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.pattern.expression.Condition;
import io.waymark.core.pattern.expression.MatchedEvents;
import io.waymark.core.pattern.expression.Scope;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.cep.pattern.conditions.IterativeCondition;
import org.jspecify.annotations.Nullable;

/**
 * One of our conditions as flink-cep asks for it. It travels as text and is compiled on arrival.
 */
final class StockCondition extends IterativeCondition<Event> {
  private static final long serialVersionUID = 1L;

  private final String text;
  private final ArrayList<String> steps;
  private transient @Nullable Condition compiled;

  /**
   * @param condition what must hold
   * @param steps names of the steps it may look back at, by number; empty where it may not
   */
  StockCondition(Condition condition, List<String> steps) {
    this.text = condition.text();
    this.steps = new ArrayList<>(steps);
    this.compiled = condition;
  }

  @Override
  public boolean filter(Event event, Context<Event> context) {
    Condition condition = compiled();
    return condition.test(
        event, condition.readsMatched() ? new ContextEvents(context, steps) : MatchedEvents.NONE);
  }

  private Condition compiled() {
    Condition known = compiled;
    if (known == null) {
      known = Condition.parse(text, new Scope(steps, true));
      compiled = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return text;
  }
}
