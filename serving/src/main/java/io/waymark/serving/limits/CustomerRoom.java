package io.waymark.serving.limits;

import io.waymark.clickhouse.TenantQuery;
import io.waymark.serving.http.Caller;
import io.waymark.serving.http.ProblemException;
import io.waymark.serving.http.Unavailable;
import io.waymark.serving.query.RowReader;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bounds how many customers a tenant has. They are counted twice a minute, aside from the events,
 * so a tenant can get past its limit by what it sends in half a minute. From then on a customer is
 * looked up before his first event, and events of unknown ones are refused. Where ClickHouse cannot
 * be asked, everybody has room: events are worth more than the limit.
 */
public final class CustomerRoom {

  private static final Logger LOG = LoggerFactory.getLogger(CustomerRoom.class);
  private static final TenantQuery COUNT = TenantQuery.load(CustomerRoom.class, "customers.sql");
  private static final TenantQuery KNOWN = TenantQuery.load(CustomerRoom.class, "is_customer.sql");
  private static final long EVERY_MS = Duration.ofSeconds(30).toMillis();
  private static final int MAX_REMEMBERED = 100_000;

  /** What is known of one tenant. */
  private static final class Count {
    final AtomicLong askedMs = new AtomicLong(Long.MIN_VALUE);
    final AtomicLong limit = new AtomicLong();
    volatile long customers;
    final Map<String, Boolean> looked = new ConcurrentHashMap<>();
  }

  private final RowReader reader;
  private final Clock clock;
  private final Map<String, Count> counts = new ConcurrentHashMap<>();
  private final Set<Thread> counting = ConcurrentHashMap.newKeySet();

  /** Room by what that reader finds. */
  public CustomerRoom(RowReader reader, Clock clock) {
    this.reader = reader;
    this.clock = clock;
  }

  boolean hasRoomFor(Caller caller, String customer) {
    if (customer.isEmpty()) {
      return true;
    }
    Count count = counts.computeIfAbsent(caller.tenant(), any -> new Count());
    long limit = caller.terms().limits().customers();
    if (isDue(count, limit)) {
      refresh(caller.tenant(), count);
    }
    return count.customers < limit || isKnown(caller.tenant(), count, customer);
  }

  /** Each half a minute, and when the limit was changed. One of many callers is told so. */
  private boolean isDue(Count count, long limit) {
    long now = clock.millis();
    long asked = count.askedMs.get();
    boolean changed = count.limit.getAndSet(limit) != limit;
    return changed | (asked <= now - EVERY_MS && count.askedMs.compareAndSet(asked, now));
  }

  private void refresh(String tenant, Count count) {
    Thread thread = Thread.ofVirtual().unstarted(() -> recount(tenant, count));
    counting.add(thread);
    thread.start();
  }

  private void recount(String tenant, Count count) {
    try {
      count.customers = reader.read(COUNT, tenant, Map.of()).get(0).whole("customers");
      count.looked.clear();
    } catch (RuntimeException e) {
      LOG.warn("customers were not counted; the last count goes on", e);
    } finally {
      counting.remove(Thread.currentThread());
    }
  }

  /** Waits for counts under way, for tests. */
  void settle() throws InterruptedException {
    for (Thread thread : counting) {
      thread.join();
    }
  }

  private boolean isKnown(String tenant, Count count, String customer) {
    Boolean looked = count.looked.get(customer);
    if (looked != null) {
      return looked;
    }
    try {
      boolean known =
          reader.read(KNOWN, tenant, Map.of("person", customer)).get(0).whole("found") > 0;
      if (count.looked.size() < MAX_REMEMBERED) {
        count.looked.put(customer, known);
      }
      return known;
    } catch (Unavailable | ProblemException e) {
      return true;
    }
  }
}
