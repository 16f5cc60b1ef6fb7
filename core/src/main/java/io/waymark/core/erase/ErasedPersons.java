package io.waymark.core.erase;

import io.waymark.core.control.ControlKey;
import io.waymark.core.erase.ErasureOrder.Mark;
import io.waymark.core.event.Event;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everybody who was erased. An event is of an erased person where it names the customer, or only an
 * anonymous id in a time in which that was the person's. Used by one thread.
 */
public final class ErasedPersons {

  /**
   * A time in which an id was an erased person's.
   *
   * @param mark when
   * @param erasedAt up to when that person is forgotten
   */
  public record Span(ControlKey order, Mark mark, long erasedAt) {}

  /** The hashes under one salt; a tenant has one, unless its control store was lost. */
  private static final class Salted {
    final PersonHash hash;
    final Map<String, List<Span>> spans = new HashMap<>();

    Salted(String salt) {
      hash = new PersonHash(salt);
    }
  }

  private final Map<String, Map<String, Salted>> byTenant = new HashMap<>();
  private final Map<ControlKey, ErasureOrder> orders = new HashMap<>();

  /** From now on that order holds; one of the same key is replaced. */
  public void put(ErasureOrder order) {
    remove(order.key());
    orders.put(order.key(), order);
    Salted salted =
        byTenant
            .computeIfAbsent(order.key().tenant(), any -> new HashMap<>())
            .computeIfAbsent(order.salt(), Salted::new);
    for (Mark mark : order.marks()) {
      salted
          .spans
          .computeIfAbsent(mark.hash(), any -> new ArrayList<>(1))
          .add(new Span(order.key(), mark, order.erasedAt()));
    }
  }

  /** That order no longer holds. */
  public void remove(ControlKey key) {
    ErasureOrder order = orders.remove(key);
    Map<String, Salted> salts = byTenant.get(key.tenant());
    Salted salted = order == null || salts == null ? null : salts.get(order.salt());
    if (order != null && salted != null) {
      order.marks().forEach(mark -> drop(salted.spans, mark.hash(), key));
    }
  }

  private static void drop(Map<String, List<Span>> spans, String hash, ControlKey order) {
    List<Span> kept = spans.getOrDefault(hash, List.of());
    kept.removeIf(span -> span.order().equals(order));
    if (kept.isEmpty()) {
      spans.remove(hash);
    }
  }

  /** Whether anybody of the tenant was erased. */
  public boolean hasAny(String tenant) {
    return byTenant.containsKey(tenant);
  }

  /** Whether the event is of somebody who was erased after it happened. */
  public boolean covers(Event event) {
    if (!hasAny(event.tenant()) || !event.kind().hasPerson()) {
      return false;
    }
    return covers(event.tenant(), event.isIdentified(), event.person(), event.ts());
  }

  /** Whether what the id did at that time is erased. */
  public boolean covers(String tenant, boolean customer, String id, long ts) {
    for (Span span : spans(tenant, customer, id)) {
      if (span.mark().covers(ts)) {
        return true;
      }
    }
    return false;
  }

  /** The times in which the id was an erased person's; empty for almost everybody. */
  public List<Span> spans(String tenant, boolean customer, String id) {
    Map<String, Salted> salts = byTenant.get(tenant);
    if (salts == null) {
      return List.of();
    }
    List<Span> found = List.of();
    for (Salted salted : salts.values()) {
      List<Span> more = salted.spans.get(salted.hash.of(customer, id));
      found = found.isEmpty() && more != null ? more : joined(found, more);
    }
    return found;
  }

  private static List<Span> joined(List<Span> found, @Nullable List<Span> more) {
    if (more == null) {
      return found;
    }
    List<Span> all = new ArrayList<>(found);
    all.addAll(more);
    return all;
  }

  /** Whether a state last changed then holds what was erased since. */
  public static boolean isOutdated(List<Span> spans, long changedMs) {
    for (Span span : spans) {
      if (changedMs <= span.erasedAt()) {
        return true;
      }
    }
    return false;
  }
}
