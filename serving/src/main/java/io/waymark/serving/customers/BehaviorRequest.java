package io.waymark.serving.customers;

import io.waymark.core.event.EventKind;
import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import io.waymark.serving.query.TimeCursor;

/**
 * Whose behaviour, and which page of it.
 *
 * @param id a customer id or a visitor id
 * @param kind which kind of events the page lists, or {@code all}
 * @param limit most entries of the page
 * @param cursor where the page before ended
 */
record BehaviorRequest(String id, String kind, int limit, TimeCursor cursor) {

  static final String ALL = "all";

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;

  static BehaviorRequest of(Call call) {
    call.allowParameters("limit", "cursor", "kind");
    return new BehaviorRequest(
        call.pathParameter("id"),
        kind(call.parameter("kind", EventKind.TOUCH.wireName())),
        call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
        TimeCursor.parse(call.parameter("cursor", "")));
  }

  private static String kind(String text) {
    if (text.equals(ALL) || EventKind.ofWireName(text) != null) {
      return text;
    }
    throw Problems.invalidParameter(
        "kind", "is '" + Problems.shown(text) + "'", "give a kind of event, or all");
  }
}
