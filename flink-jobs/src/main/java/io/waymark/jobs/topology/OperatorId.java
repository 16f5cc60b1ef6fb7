package io.waymark.jobs.topology;

import java.util.Locale;

/**
 * Every operator: its uid ties state to code across versions, so it never changes. The catalogue
 * {@code state-catalog.txt} lists them with their states; changing it is a decision.
 */
public enum OperatorId {
  SOURCE("Events from Kafka"),
  ROUTE("Refuse, filter, route"),
  DEAD_LETTERS("Refused events to Kafka"),
  VISITOR("Visitors and identities"),
  PERSON("Persons and journeys"),
  CHANNEL("Channel figures"),
  BARE_ROWS("Rows without state"),
  ROUTE_BLOCKS("Blocks of refused and filtered"),
  VISITOR_BLOCKS("Blocks of visitors"),
  PERSON_BLOCKS("Blocks of persons"),
  CHANNEL_BLOCKS("Blocks of channels"),
  BARE_BLOCKS("Blocks without state"),
  SINK("Rows to ClickHouse");

  private final String title;

  OperatorId(String title) {
    this.title = title;
  }

  /** Stable id, for example {@code person}. */
  public String uid() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Name that people read. */
  public String title() {
    return title;
  }
}
