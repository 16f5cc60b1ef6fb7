package io.waymark.serving.document;

import java.util.List;
import java.util.Map;

/**
 * Where a value of a document stands, and where those within it do.
 *
 * @param line from 1
 * @param pointer the last part of its JSON pointer, with its slash
 * @param fields by name, where it is an object
 * @param items where it is a list
 */
record Place(int line, String pointer, Map<String, Place> fields, List<Place> items) {

  static Place of(int line, String step) {
    return new Place(line, step, Map.of(), List.of());
  }

  /** The step of a JSON pointer to that name (RFC 6901, 4). */
  static String step(String name) {
    return "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
