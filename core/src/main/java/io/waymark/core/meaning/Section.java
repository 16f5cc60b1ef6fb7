package io.waymark.core.meaning;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** One object of the document, with the path to it. A field that is not asked for is a mistake. */
final class Section {
  private static final int MAX_TEXT = 256;
  private static final int MAX_ITEMS = 5_000;
  private static final int MAX_PLACES = 40;

  private final String path;
  private final Map<?, ?> fields;

  private Section(String path, Map<?, ?> fields) {
    this.path = path;
    this.fields = fields;
  }

  static Section root(Object document) {
    return of("", document);
  }

  private static Section of(String path, Object value) {
    if (value instanceof Map<?, ?> fields) {
      return new Section(path, fields);
    }
    throw new InvalidMeaningException(path, "is an object with fields, not " + shown(value));
  }

  /** Refuses fields that are none of those. */
  Section only(String... names) {
    TreeSet<String> known = new TreeSet<>(List.of(names));
    for (Object name : fields.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        throw new InvalidMeaningException(
            at(String.valueOf(name)), "is not known here; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  boolean has(String name) {
    return fields.get(name) != null;
  }

  /** The path of a field of this object. */
  String at(String name) {
    return path.isEmpty() ? name : path + '.' + name;
  }

  /** The object in that field; one without fields where it is absent. */
  Section section(String name) {
    return has(name) ? of(at(name), value(name)) : new Section(at(name), Map.of());
  }

  List<Section> sections(String name) {
    List<?> items = items(name);
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      sections.add(of(at(name) + '[' + i + ']', items.get(i)));
    }
    return sections;
  }

  private List<?> items(String name) {
    if (!has(name)) {
      return List.of();
    }
    if (!(value(name) instanceof List<?> items)) {
      throw wrong(name, "a list");
    }
    if (items.size() > MAX_ITEMS) {
      throw new InvalidMeaningException(
          at(name), "has " + items.size() + " items, the limit is " + MAX_ITEMS);
    }
    return items;
  }

  String text(String name) {
    if (!has(name)) {
      throw new InvalidMeaningException(at(name), "is required");
    }
    return checked(at(name), value(name));
  }

  String text(String name, String fallback) {
    return has(name) ? text(name) : fallback;
  }

  private static String checked(String where, Object value) {
    if (!(value instanceof String text)) {
      throw new InvalidMeaningException(where, "is a text, not " + shown(value));
    }
    if (text.length() > MAX_TEXT) {
      throw new InvalidMeaningException(
          where, "has " + text.length() + " characters, the limit is " + MAX_TEXT);
    }
    return text;
  }

  /** Whether the field is that text. */
  boolean says(String name, String text) {
    return value(name).equals(text);
  }

  /** One text or a list of them. */
  List<String> texts(String name) {
    if (has(name) && !(value(name) instanceof List<?>)) {
      return List.of(text(name));
    }
    List<?> items = items(name);
    List<String> texts = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      texts.add(checked(at(name) + '[' + i + ']', items.get(i)));
    }
    return texts;
  }

  boolean flag(String name, boolean fallback) {
    if (!has(name)) {
      return fallback;
    }
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(name, "true or false");
  }

  /** A decimal number, written as a number or as a text. */
  BigDecimal decimal(String name) {
    String text = has(name) ? plain(value(name)) : "";
    if (text.matches("\\d{1,12}(\\.\\d{1,12})?")) {
      return new BigDecimal(text);
    }
    throw wrong(name, "a decimal number of at least 0, like 0.92, with at most 12 places");
  }

  /** A number like 0.0000001 is written out; one with a large exponent stays short. */
  private static String plain(Object value) {
    return value instanceof BigDecimal number && Math.abs(number.scale()) <= MAX_PLACES
        ? number.toPlainString()
        : value.toString();
  }

  private Object value(String name) {
    Object value = fields.get(name);
    return value == null ? "" : value;
  }

  private InvalidMeaningException wrong(String name, String expected) {
    return new InvalidMeaningException(
        at(name), "is " + expected + ", not " + (has(name) ? shown(value(name)) : "absent"));
  }

  private static String shown(Object value) {
    String text = String.valueOf(value);
    return '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
  }
}
