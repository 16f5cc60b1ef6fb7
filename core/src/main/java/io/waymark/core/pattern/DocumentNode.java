package io.waymark.core.pattern;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** One object of the definition and where it stands. A field that is not known is a mistake. */
final class DocumentNode {
  private final String pointer;
  private final String step;
  private final Map<?, ?> fields;

  DocumentNode(String pointer, String step, Map<?, ?> fields) {
    this.pointer = pointer;
    this.step = step;
    this.fields = fields;
  }

  DocumentNode only(String... known) {
    for (Object name : fields.keySet()) {
      if (!Arrays.asList(known).contains(name)) {
        throw wrong(
            String.valueOf(name), "is not known here; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  /** The value as it stands; only where {@link #has}. */
  Object value(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw wrong(name, "is required");
    }
    return value;
  }

  String text(String name, int limit) {
    if (!(value(name) instanceof String text)) {
      throw wrong(name, "is a text, not " + shown(value(name)));
    }
    if (text.isBlank() || text.codePointCount(0, text.length()) > limit) {
      throw wrong(name, "has 1 to " + limit + " characters, not " + text.length());
    }
    if (text.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t')) {
      throw wrong(name, "has a control character");
    }
    return text;
  }

  String text(String name, int limit, String fallback) {
    return has(name) && !"".equals(fields.get(name)) ? text(name, limit) : fallback;
  }

  boolean flag(String name) {
    if (!has(name)) {
      return false;
    }
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "is true or false, not " + shown(value(name)));
  }

  /** A duration of more than zero up to {@link PatternLimits#MAX_WINDOW_MS}; 0 where absent. */
  long duration(String name) {
    if (!has(name)) {
      return 0;
    }
    long millis;
    try {
      millis = Durations.parse(text(name, PatternLimits.MAX_NAME));
    } catch (InvalidPatternException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw wrong(name, String.valueOf(e.getMessage()));
    }
    if (millis < 1 || millis > PatternLimits.MAX_WINDOW_MS) {
      throw wrong(name, "is " + value(name) + "; it is more than 0 and at most 90d");
    }
    return millis;
  }

  /** The objects of a list; {@code named} is the field that names each. */
  List<DocumentNode> objects(String name, String named, int limit) {
    if (!(value(name) instanceof List<?> items)) {
      throw wrong(name, "is a list, not " + shown(value(name)));
    }
    if (items.isEmpty() || items.size() > limit) {
      throw wrong(name, "has 1 to " + limit + " entries, not " + items.size());
    }
    List<DocumentNode> nodes = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Map<?, ?> item)) {
        throw wrong(name + '/' + i, "is an object with fields, not " + shown(items.get(i)));
      }
      String called = item.get(named) instanceof String text ? text : "";
      nodes.add(new DocumentNode(pointer + '/' + name + '/' + i, called, item));
    }
    return nodes;
  }

  DocumentNode object(String name) {
    if (value(name) instanceof Map<?, ?> inner) {
      return new DocumentNode(pointer + '/' + name, step, inner);
    }
    throw wrong(name, "is an object with fields, not " + shown(value(name)));
  }

  InvalidPatternException wrong(String name, String sentence) {
    String escaped = name.replace("~", "~0");
    return new InvalidPatternException(pointer + '/' + escaped, step, sentence, 0);
  }

  static String shown(Object value) {
    String text = String.valueOf(value);
    return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
  }
}
