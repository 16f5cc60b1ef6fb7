package io.waymark.core.meaning;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One line of the table of channels: all conditions hold, each for one of its patterns.
 *
 * @param name what is stored with what it decided
 * @param channel what it decides
 * @param when patterns by field
 * @param clickIds names of click ids of which one must be there; empty for no such condition
 */
record ChannelRule(
    String name, String channel, Map<String, List<TextPattern>> when, List<String> clickIds) {
  private static final Set<String> UTM = Set.of("source", "medium", "campaign", "term", "content");
  private static final String PROPERTY = "property.";

  static ChannelRule read(Section rule) {
    rule.only("name", "channel", "when");
    Section when = rule.section("when");
    Map<String, List<TextPattern>> conditions = new LinkedHashMap<>();
    for (String field : when.names()) {
      if (field.equals("click_id")) {
        continue;
      }
      if (!UTM.contains(field) && !field.equals("referrer") && !field.startsWith(PROPERTY)) {
        throw new InvalidMeaningException(
            when.at(field),
            "is not known here; known are source, medium, campaign, term, content, referrer,"
                + " click_id and property.NAME");
      }
      conditions.put(field, patterns(when, field));
    }
    String channel = rule.text("channel");
    return new ChannelRule(rule.text("name", channel), channel, conditions, when.texts("click_id"));
  }

  private static List<TextPattern> patterns(Section when, String field) {
    List<TextPattern> patterns = new ArrayList<>();
    for (String text : when.texts(field)) {
      patterns.add(TextPattern.parse(when.at(field), text));
    }
    return patterns;
  }

  boolean matches(Landing landing, Set<String> ownHosts) {
    if (!clickIds.isEmpty() && !landing.hasClickId(clickIds)) {
      return false;
    }
    for (Map.Entry<String, List<TextPattern>> condition : when.entrySet()) {
      if (!holds(condition.getKey(), condition.getValue(), landing, ownHosts)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holds(
      String field, List<TextPattern> patterns, Landing landing, Set<String> ownHosts) {
    if (field.equals("referrer")) {
      return anyHost(patterns, landing.referrer(ownHosts));
    }
    return any(
        patterns,
        field.startsWith(PROPERTY)
            ? landing.property(field.substring(PROPERTY.length()))
            : landing.lowerUtm(field));
  }

  private static boolean any(List<TextPattern> patterns, String text) {
    for (TextPattern pattern : patterns) {
      if (pattern.matches(text)) {
        return true;
      }
    }
    return false;
  }

  private static boolean anyHost(List<TextPattern> patterns, String host) {
    for (TextPattern pattern : patterns) {
      if (pattern.matchesHost(host)) {
        return true;
      }
    }
    return false;
  }
}
