package io.waymark.jobs.pattern.stock;

import io.waymark.core.control.ControlChange;
import io.waymark.core.control.ControlKey;
import io.waymark.core.control.ControlRecord;
import io.waymark.core.event.Event;
import io.waymark.core.pattern.PatternDefinition;
import io.waymark.core.pattern.PatternOrder;
import io.waymark.core.wire.PatternOrderJson;
import io.waymark.jobs.control.ControlFeed;
import io.waymark.jobs.control.ControlState;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.metrics.groups.UnregisteredMetricsGroup;

/**
 * One version of a pattern as it stood when the job was submitted: with flink-cep a pattern is part
 * of the job.
 *
 * @param tenant whose it is
 * @param pattern its id
 * @param version its version
 * @param effectiveFrom event time from which it sees events
 * @param json the order as its control record has it
 */
public record StockOrder(
    String tenant, String pattern, int version, long effectiveFrom, String json)
    implements Serializable {

  /** What the control topic says now; versions that are off are left out. */
  public static List<StockOrder> read(ControlFeed.Opener opener) {
    Map<String, ControlChange> last = new TreeMap<>();
    try (ControlFeed feed = opener.open(new UnregisteredMetricsGroup())) {
      new ControlState()
          .on(PatternOrder.TYPE, change -> last.put(change.key().text(), change))
          .drain(feed);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while the control topic was read", e);
    }
    List<StockOrder> orders = new ArrayList<>();
    for (ControlChange change : last.values()) {
      ControlRecord record = change.record();
      if (record != null) {
        StockOrder order = of(change.key(), record);
        if (order.order().mode() != PatternOrder.Mode.OFF) {
          orders.add(order);
        }
      }
    }
    return orders;
  }

  private static StockOrder of(ControlKey key, ControlRecord record) {
    int slash = key.id().lastIndexOf('/');
    return new StockOrder(
        key.tenant(),
        key.id().substring(0, slash),
        Integer.parseInt(key.id().substring(slash + 1)),
        record.effectiveFrom(),
        record.payload());
  }

  PatternOrder order() {
    return PatternOrderJson.parse(json);
  }

  PatternDefinition definition() {
    return PatternDefinition.parse(order().definition().getBytes(StandardCharsets.UTF_8));
  }

  /** Whether it sees that event of that person. */
  boolean sees(PatternOrder order, String person, Event event) {
    return event.tenant().equals(tenant)
        && event.ts() >= effectiveFrom
        && order.share().takes(pattern, person);
  }
}
