package io.waymark.serving.document;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A document that was read: what it says, and on which line it says so. */
public final class Document {

  private final Map<String, Object> fields;
  private final Place root;

  Document(Map<String, Object> fields, Place root) {
    this.fields = fields;
    this.root = root;
  }

  /**
   * Its fields: maps, lists, texts, {@link java.math.BigDecimal}s and truth values. A field that is
   * null is absent.
   */
  public Map<String, Object> fields() {
    return fields;
  }

  /**
   * Where a field stands, or the nearest one around it that is there.
   *
   * @param path for example {@code money.rates.USD[1].from}
   */
  public Location locate(String path) {
    StringBuilder pointer = new StringBuilder();
    Place place = root;
    String rest = path;
    while (!rest.isEmpty()) {
      String name = rest.startsWith("[") ? index(rest) : fieldName(place, rest);
      Place next = rest.startsWith("[") ? item(place, name) : place.fields().get(name);
      if (next == null) {
        // Not there: what is missing is still named, at the line of what it is missing from.
        pointer.append(Place.step(name));
        break;
      }
      pointer.append(next.pointer());
      place = next;
      int used = rest.startsWith("[") ? name.length() + 2 : name.length();
      rest = withoutDot(rest.substring(Math.min(rest.length(), used)));
    }
    return new Location(pointer.toString(), place.line());
  }

  /**
   * Where a place stands, or the nearest one around it that is there.
   *
   * @param pointer JSON pointer (RFC 6901), for example {@code /steps/1/where}
   */
  public Location locatePointer(String pointer) {
    Place place = root;
    String[] steps = pointer.split("/", -1);
    for (int i = 1; i < steps.length; i++) {
      String name = steps[i].replace("~1", "/").replace("~0", "~");
      Place next = place.items().isEmpty() ? place.fields().get(name) : item(place, name);
      if (next == null) {
        break;
      }
      place = next;
    }
    return new Location(pointer, place.line());
  }

  private static String withoutDot(String rest) {
    return rest.startsWith(".") ? rest.substring(1) : rest;
  }

  private static String index(String rest) {
    int end = rest.indexOf(']');
    return rest.substring(1, end < 0 ? rest.length() : end);
  }

  private static @Nullable Place item(Place place, String index) {
    int number = index.matches("\\d{1,9}") ? Integer.parseInt(index) : Integer.MAX_VALUE;
    return number < place.items().size() ? place.items().get(number) : null;
  }

  /** Names may hold dots and brackets, so the longest one that fits is taken. */
  private static String fieldName(Place place, String rest) {
    String best = "";
    for (String name : place.fields().keySet()) {
      String after = rest.startsWith(name) ? rest.substring(name.length()) : "x";
      boolean whole = after.isEmpty() || after.startsWith(".") || after.startsWith("[");
      if (whole && name.length() > best.length()) {
        best = name;
      }
    }
    return best.isEmpty() ? rest : best;
  }
}
