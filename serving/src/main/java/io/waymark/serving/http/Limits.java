package io.waymark.serving.http;

/**
 * How much one tenant may ask of the installation.
 *
 * @param requestsPerSecond requests in the long run
 * @param requestsBurst requests at once, after a pause
 * @param eventsPerSecond events in the long run
 * @param eventsBurst events at once, after a pause
 * @param bodyBytes largest body of one request as it is sent
 * @param concurrentQueries queries of ClickHouse at one time; more wait
 * @param customers customers that may be known; events of further ones are refused
 * @param propertyKeys different keys in the properties of all events
 * @param partialMatches what a journey pattern may come to for one person, as its cost bound says
 */
public record Limits(
    long requestsPerSecond,
    long requestsBurst,
    long eventsPerSecond,
    long eventsBurst,
    long bodyBytes,
    int concurrentQueries,
    long customers,
    int propertyKeys,
    int partialMatches) {

  private static final int MANY = 1_000_000_000;

  /** For callers that nothing is known of: more than one process can take. */
  public static final Limits WIDE =
      new Limits(MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY, MANY);
}
