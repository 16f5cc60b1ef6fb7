package io.waymark.serving.query;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL from the resource files beside a class. */
public final class Sql {

  private Sql() {}

  /** The files' texts, one after the other: common table expressions first, then the SELECT. */
  public static String of(Class<?> beside, String... files) {
    StringBuilder sql = new StringBuilder();
    for (String file : files) {
      sql.append(text(beside, file)).append('\n');
    }
    return sql.toString();
  }

  private static String text(Class<?> beside, String file) {
    try (InputStream in = beside.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + file + " beside " + beside.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
