package io.waymark.testkit.pattern;

import java.util.ArrayList;
import java.util.List;

/**
 * One step as its author would write it; an empty text is a field left out.
 *
 * @param name of the step
 * @param where its condition
 * @param contiguity {@code strict}, {@code relaxed} or {@code any}
 * @param times {@code 2}, {@code 1..3}, {@code 2+} or {@code oneOrMore}
 * @param between contiguity of the repetitions
 * @param greedy whether it keeps what the next step could take
 * @param optional whether it may be left out
 * @param negated whether it must not come
 * @param until what ends the repetitions
 */
public record StepDraft(
    String name,
    String where,
    String contiguity,
    String times,
    String between,
    boolean greedy,
    boolean optional,
    boolean negated,
    String until) {

  /** A step that is taken once, after anything. */
  public static StepDraft once(String name, String where) {
    return new StepDraft(name, where, "", "", "", false, false, false, "");
  }

  /** Whether it may be taken more than once. */
  public boolean isRepeated() {
    return !times.isEmpty();
  }

  String toJson() {
    StringBuilder json = new StringBuilder("{\"name\":\"").append(name).append('"');
    text(json, "where", where);
    text(json, "contiguity", contiguity);
    text(json, "times", times);
    text(json, "between", between);
    flag(json, "greedy", greedy);
    flag(json, "optional", optional);
    flag(json, "not", negated);
    text(json, "until", until);
    return json.append('}').toString();
  }

  private static void text(StringBuilder json, String field, String value) {
    if (!value.isEmpty()) {
      json.append(",\"").append(field).append("\":\"").append(value).append('"');
    }
  }

  private static void flag(StringBuilder json, String field, boolean value) {
    if (value) {
      json.append(",\"").append(field).append("\":true");
    }
  }

  /** The same with one thing less, in every way there is. */
  List<StepDraft> simpler() {
    List<StepDraft> all = new ArrayList<>();
    if (isRepeated()) {
      all.add(new StepDraft(name, where, contiguity, "", "", false, optional, negated, ""));
    }
    if (!between.isEmpty()) {
      all.add(new StepDraft(name, where, contiguity, times, "", greedy, optional, negated, until));
    }
    if (!until.isEmpty()) {
      all.add(
          new StepDraft(name, where, contiguity, times, between, greedy, optional, negated, ""));
    }
    if (greedy) {
      all.add(
          new StepDraft(name, where, contiguity, times, between, false, optional, negated, until));
    }
    if (optional) {
      all.add(
          new StepDraft(name, where, contiguity, times, between, greedy, false, negated, until));
    }
    if (!contiguity.isEmpty()) {
      all.add(new StepDraft(name, where, "", times, between, greedy, optional, negated, until));
    }
    int and = where.indexOf(" and ");
    if (and > 0) {
      String shorter = where.substring(0, and);
      all.add(
          new StepDraft(
              name, shorter, contiguity, times, between, greedy, optional, negated, until));
    }
    return all;
  }
}
