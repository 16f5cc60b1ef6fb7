package io.waymark.sandbox.demo;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.replay.DemoHistory;
import io.waymark.sandbox.replay.DemoLive;
import io.waymark.sandbox.replay.Replay;
import io.waymark.sandbox.replay.ReplayException;
import io.waymark.sandbox.replay.RunningSystem;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The demo store as a process: plays the history where that is not done yet, then goes on live.
 *
 * <p>One that is killed in the middle of the history goes on where it stopped: the same plan gives
 * the same lines, and what the topic holds of them is not sent again.
 */
public final class DemoShop {
  /** The column {@code source} of the history's rows. */
  public static final String SOURCE = "demo-history";

  private static final int WRONG_USE = 2;

  private DemoShop() {}

  /**
   * Arguments: the plan's file, Kafka's bootstrap servers, ClickHouse's URL, the tenant, the job's
   * lateness bound as ISO 8601.
   */
  public static void main(String[] arguments) {
    if (arguments.length != 5) {
      System.err.println("demo: expected PLAN KAFKA CLICKHOUSE TENANT LATENESS");
      System.exit(WRONG_USE);
    }
    try {
      Path file = Path.of(arguments[0]);
      Target target =
          new Target(arguments[1], arguments[2], arguments[3], Duration.parse(arguments[4]));
      DemoPlan plan = DemoPlan.read(file);
      if (!plan.played()) {
        playHistory(plan, target, System.err);
        plan.afterHistory().write(file);
      }
      DemoLive.main(live(plan, target));
    } catch (ReplayException | SandboxException e) {
      System.err.println("demo: " + e.getMessage());
      System.exit(1);
    }
  }

  private static void playHistory(DemoPlan plan, RunningSystem system, PrintStream err) {
    Replay replay =
        Replay.resumable(
            system, DemoHistory.request(plan.settings()), InstantSource.system(), err, SOURCE);
    err.println("history of " + plan.days() + " days: " + replay.run().toJson());
  }

  private static String[] live(DemoPlan plan, Target target) {
    return new String[] {
      "--kafka", target.kafkaBootstrap(),
      "--tenant", target.tenant(),
      "--seed", String.valueOf(plan.seed()),
      "--days", String.valueOf(plan.days()),
      "--customers", String.valueOf(plan.customers()),
      "--end", plan.end()
    };
  }

  private record Target(
      String kafkaBootstrap, String clickHouseUrl, String tenant, Duration lateness)
      implements RunningSystem {}
}
