package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.wire.EventJson;
import io.waymark.testkit.demo.DemoLine;
import io.waymark.testkit.demo.DemoLine.Fate;
import io.waymark.testkit.demo.DemoSettings;
import io.waymark.testkit.demo.DemoStore;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The demo store goes on: sends what happens after its history, now, until it is stopped.
 *
 * <p>A shop of this size would send an event every half minute. So its days pass faster than ours:
 * events come at a fixed mean rate and carry the time at which they are sent. After a year of the
 * shop it begins again after its history; ids carry the round, so that nothing counts as a repeat.
 */
@Command(name = "demo-live", mixinStandardHelpOptions = true)
public final class DemoLive implements Callable<Integer> {

  /** The column {@code source} of its rows. */
  public static final String SOURCE = "demo-live";

  private static final int ROUND_DAYS = 365;

  @Option(names = "--kafka", required = true)
  private String kafka = "";

  @Option(names = "--tenant", defaultValue = "main")
  private String tenant = "main";

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--days", defaultValue = "90")
  private int days;

  @Option(names = "--customers", defaultValue = "20000")
  private int customers;

  @Option(names = "--end", required = true, description = "first instant after the history")
  private Instant end = Instant.EPOCH;

  @Option(names = "--rate", defaultValue = "3", description = "events a second")
  private double rate;

  private DemoLive() {}

  /** Runs until it is stopped. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new DemoLive()).execute(arguments));
  }

  @Override
  public Integer call() throws InterruptedException {
    DemoSettings settings = DemoSettings.of(seed, days, customers, end);
    try (EventProducer producer = new EventProducer(new Target(kafka, tenant), SOURCE)) {
      Runtime.getRuntime().addShutdownHook(new Thread(producer::close));
      while (!Thread.currentThread().isInterrupted()) {
        round(settings, producer);
      }
      return 0;
    } catch (ReplayException e) {
      System.err.println("demo-live: " + e.getMessage());
      return 1;
    }
  }

  private void round(DemoSettings settings, EventProducer producer) throws InterruptedException {
    long started = System.currentTimeMillis();
    LiveIds ids = new LiveIds(Long.toString(started / 1000, 36));
    SplittableRandom gaps = new SplittableRandom(started);
    DemoStore store = DemoStore.afterHistory(settings, ROUND_DAYS);
    double due = System.currentTimeMillis();
    while (store.hasNext()) {
      DemoLine line = store.next();
      if (line.fate() == Fate.ACCEPTED || line.fate() == Fate.FILTERED) {
        due += gaps.nextExponential() * 1000 / rate;
        Thread.sleep(Math.max(0, (long) due - System.currentTimeMillis()));
        Event event = ids.at(line.event(), System.currentTimeMillis());
        producer.send(
            new ReplayRecord(
                event.ts(), 0, RecordKeys.of(tenant, event), EventJson.toBytes(event), "", ""));
      }
    }
  }

  /** Gives ids of one round. */
  private static final class LiveIds {

    private final String round;
    private final Set<String> orders = new HashSet<>();

    LiveIds(String round) {
      this.round = round;
    }

    Event at(Event e, long ts) {
      return new Event(
          own(e.eventId()),
          "",
          e.customerId(),
          e.anonymousId(),
          e.kind(),
          e.name(),
          e.channel(),
          e.campaign(),
          own(e.sessionId()),
          order(e),
          ts,
          e.device(),
          e.region(),
          e.revenue(),
          e.currency(),
          e.cost(),
          e.impressions(),
          e.properties());
    }

    /** What comes back may have been bought in the history, under the name that it had then. */
    private String order(Event e) {
      if (e.kind() == EventKind.CONVERSION) {
        orders.add(e.orderId());
      }
      return orders.contains(e.orderId()) ? own(e.orderId()) : e.orderId();
    }

    private String own(String id) {
      return id.isEmpty() ? id : id + "-" + round;
    }
  }

  private record Target(String kafkaBootstrap, String tenant) implements RunningSystem {

    @Override
    public String clickHouseUrl() {
      throw new UnsupportedOperationException("the live demo only writes to Kafka");
    }
  }
}
