package io.waymark.clickhouse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL files that stand beside the class that uses them. */
final class SqlResource {

  private SqlResource() {}

  /** Several files that make one statement. */
  static String join(Class<?> owner, String... names) {
    StringBuilder sql = new StringBuilder();
    for (String name : names) {
      sql.append(read(owner, name)).append('\n');
    }
    return sql.toString();
  }

  static String read(Class<?> owner, String name) {
    try (InputStream file = owner.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("no " + name + " beside " + owner.getName());
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
