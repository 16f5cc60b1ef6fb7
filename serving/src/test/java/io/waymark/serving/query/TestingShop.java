package io.waymark.serving.query;

import static io.waymark.serving.query.TestingReader.row;

/**
 * A small shop as the tables would tell it: one customer with two touches and a purchase on
 * 2026-11-01. Every query of the API gets rows, so that every route has something to answer.
 */
public final class TestingShop {

  private static final long NOV_1 = 1_793_491_200L;
  private static final String MORNING = "2026-11-01T10:00:00Z";
  private static final String NOON = "2026-11-01T12:00:00Z";

  private TestingShop() {}

  /** The reader that knows it. */
  public static TestingReader reader() {
    TestingReader reader = new TestingReader().when("as_of.sql", row("as_of", NOON));
    figures(reader);
    customer(reader);
    found(reader);
    return reader
        .when("counted.sql", row("month", "2026-11", "of_kind", "touch", "counted", 4))
        .when(
            "rejected.sql",
            row(
                "key",
                "r/0",
                "reason",
                "bad_ts",
                "detail",
                "ts is 1",
                "source",
                "",
                "received",
                NOON,
                "payload",
                "{\"ts\":1}"))
        .when(
            "pulse_counts.sql",
            row("events", 4, "rejected", 1, "late", 0, "repeated", 0, "filtered", 0))
        .when(
            "order.sql",
            row(
                "money",
                "USD",
                "first_line",
                NOON,
                "line_count",
                2,
                "refund_count",
                1,
                "bought",
                "10.005",
                "given_back",
                "2",
                "left_over",
                "8.005"))
        .when("pulse_rate.sql", row("slot", NOV_1, "events", 4));
  }

  private static void found(TestingReader reader) {
    reader
        .when("pattern_matches", found("c1", "8"), found("c1", "7"))
        .when("dead_ends", found("=SUM(A1)", "6"), found("v2", "5"))
        .when(
            "stats.sql",
            row(
                "day",
                "2026-11-01",
                "version",
                1,
                "mode",
                "live",
                "matches",
                7,
                "dead_ends",
                2,
                "persons",
                6))
        .when(
            "failures.sql",
            row(
                "version",
                1,
                "times",
                2,
                "last_failed",
                MORNING,
                "last_reason",
                "ArithmeticException"));
  }

  private static Row found(String person, String number) {
    return row(
        "version",
        1,
        "mode",
        "live",
        "who",
        person,
        "customer",
        true,
        "ts",
        NOON,
        "first_ts",
        MORNING,
        "given",
        person,
        "number",
        number,
        "amount",
        "19.99",
        "money",
        "",
        "step_reached",
        "cart",
        "touches",
        "[{\"step\":\"cart\",\"event_id\":\"e1\",\"ts\":\"2026-11-01T10:00:00.000Z\","
            + "\"kind\":\"engagement\",\"name\":\"add_to_cart\",\"channel\":\"\","
            + "\"campaign\":\"\"}]");
  }

  private static void figures(TestingReader reader) {
    Row additive =
        row(
            "bucket",
            NOV_1,
            "value",
            "email",
            "money",
            "USD",
            "events",
            4,
            "touches",
            2,
            "refunded",
            "0",
            "spent",
            "1.25");
    reader
        .when("additive_hours.sql", additive)
        .when("additive_events.sql", additive)
        .when(
            "conversions.sql",
            row(
                "level",
                0,
                "bucket",
                NOV_1,
                "value",
                "email",
                "money",
                "USD",
                "conversions",
                1,
                "buyers",
                1,
                "revenue",
                "10",
                "revenue_identified",
                "10"))
        .when(
            "goals.sql",
            row(
                "level",
                0,
                "of_goal",
                "purchase",
                "money",
                "USD",
                "converted",
                true,
                "worth",
                "10"),
            row(
                "level",
                3,
                "of_goal",
                "purchase",
                "of_kind",
                "purchase",
                "reached",
                1,
                "persons",
                1))
        .when(
            "persons.sql",
            row(
                "level",
                0,
                "bucket",
                NOV_1,
                "value",
                "email",
                "customers",
                1,
                "anonymous_visitors",
                0));
  }

  private static void customer(TestingReader reader) {
    reader
        .when("person.sql", row("named", 4, "visited", 0, "aliases", 1, "became", ""))
        .when(
            "known.sql",
            row("properties", "{\"plan\":\"gold\"}", "analytics", "given", "advertising", ""))
        .when("anonymous_ids.sql", row("anonymous_id", "v1"))
        .when(
            "totals.sql",
            row(
                "events",
                4,
                "touches",
                2,
                "purchases",
                1,
                "channels",
                1,
                "recent_events",
                4,
                "first_event",
                MORNING,
                "last_event",
                NOON,
                "gap_count",
                1,
                "gap_median",
                3_600.0,
                "gap_mean",
                3_600.0,
                "gap_max",
                3_600.0))
        // Two areas have a query of this name; the row has the columns of both.
        .when(
            "channels.sql",
            row(
                "channel",
                "email",
                "touches",
                2,
                "bucket",
                NOV_1,
                "value",
                "email",
                "conversions",
                1))
        .when(
            "times.sql",
            row("scale", "hour", "slot", 10, "events", 4),
            row("scale", "weekday", "slot", 6, "events", 4))
        .when("money.sql", row("money", "USD", "bought", "10", "refunded", "0"))
        .when(
            "ends.sql",
            row("which", "first", "ts", MORNING, "channel", "email", "campaign", "", "name", "a"),
            row("which", "last", "ts", NOON, "channel", "email", "campaign", "", "name", "b"))
        .when("touches.sql", touch("e3"), touch("e2"));
  }

  private static Row touch(String id) {
    return row(
        "event_id",
        id,
        "ts",
        NOON,
        "kind",
        "touch",
        "name",
        "b",
        "channel",
        "email",
        "campaign",
        "",
        "session_id",
        "",
        "order_id",
        "",
        "device",
        "",
        "region",
        "",
        "revenue",
        "0",
        "money",
        "USD");
  }
}
