package io.waymark.sandbox.replay;

import java.time.InstantSource;
import java.util.Map;

/** The formats by name. */
public enum ReplayFormats {
  /** Events as JSON, one a line. */
  WAYMARK("waymark"),
  /** The CDNOW purchases. */
  CDNOW("cdnow"),
  /** The UCI Online Retail order lines. */
  ONLINE_RETAIL("online-retail"),
  /** The ecom click stream. */
  ECOM_CLICKSTREAM("ecom-clickstream"),
  /** The calls of Segment's tracking API as JSON, one a line. */
  SEGMENT("segment"),
  /** Snowplow's enriched events, with a header or as the enricher writes them. */
  SNOWPLOW("snowplow"),
  /** What channels cost, by day. */
  SPEND("spend"),
  /** Any table with a header, by a column map. */
  CSV("csv");

  private final String word;

  ReplayFormats(String word) {
    this.word = word;
  }

  /** The name on the command line. */
  @Override
  public String toString() {
    return word;
  }

  /** A fresh reader of a format that needs no columns. */
  public ReplayFormat open() {
    return switch (this) {
      case WAYMARK -> new WaymarkLines();
      case CDNOW -> new CdnowLines();
      case ONLINE_RETAIL -> new OnlineRetailLines();
      case ECOM_CLICKSTREAM -> new EcomClickstreamLines();
      case SEGMENT -> new SegmentLines(InstantSource.system());
      case SNOWPLOW -> new SnowplowLines();
      case SPEND -> new SpendLines();
      case CSV -> throw new ReplayException("format csv needs --map, for example --map ts=when");
    };
  }

  /**
   * A fresh reader of tables.
   *
   * @param columns field to column
   * @param constants field to value
   * @param timePattern pattern of times, or empty for the known ones
   */
  public static ReplayFormat csv(
      Map<String, String> columns, Map<String, String> constants, String timePattern) {
    return new MappedCsv(
        ColumnMap.of(columns, constants),
        timePattern.isEmpty() ? EventTimes.known() : EventTimes.ofPattern(timePattern));
  }
}
