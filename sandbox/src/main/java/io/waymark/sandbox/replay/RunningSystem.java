package io.waymark.sandbox.replay;

import java.time.Duration;

/** Where a running system takes events and answers questions. */
public interface RunningSystem {

  /** Kafka's bootstrap servers, {@code host:port}. */
  String kafkaBootstrap();

  /** {@code http://[user:password@]host:port[/database]}. */
  String clickHouseUrl();

  /** The tenant whose events are replayed. */
  String tenant();

  /**
   * The job's lateness bound: what is older than its clock by more counts as late; the default is
   * its default.
   */
  default Duration lateness() {
    return Duration.ofDays(7);
  }

  /** The topic that the job reads. */
  default String eventsTopic() {
    return "waymark.events";
  }

  /** Finds a running system by the words of the command line. */
  @FunctionalInterface
  interface Locator {

    /**
     * The system at that port and data folder.
     *
     * @param port the REST port; 0 for the default
     * @param dataDir the data folder; empty for the default
     * @throws ReplayException if none runs there
     */
    RunningSystem find(int port, String dataDir);
  }
}
