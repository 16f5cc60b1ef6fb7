package io.waymark.serving.query;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row of an answer.
 *
 * @param columns values by name, as the client reads them
 */
public record Row(Map<String, Object> columns) {

  /** A text column. */
  public String text(String column) {
    return present(column).toString();
  }

  /** An integer column. */
  public long whole(String column) {
    return ((Number) present(column)).longValue();
  }

  /** A column that is true or false, or 1 or 0. */
  public boolean flag(String column) {
    Object value = present(column);
    return value instanceof Number number ? number.longValue() != 0 : (Boolean) value;
  }

  /** A decimal column, exact. */
  public BigDecimal decimal(String column) {
    Object value = present(column);
    return value instanceof BigDecimal exact ? exact : new BigDecimal(value.toString());
  }

  /** A floating point column. */
  public double real(String column) {
    return ((Number) present(column)).doubleValue();
  }

  /** A time column; empty for NULL. */
  public Optional<Instant> instant(String column) {
    return Optional.ofNullable(at(column)).map(Row::toInstant);
  }

  private Object present(String column) {
    Object value = at(column);
    if (value == null) {
      throw new IllegalStateException("column " + column + " is NULL");
    }
    return value;
  }

  private @Nullable Object at(String column) {
    if (!columns.containsKey(column)) {
      throw new IllegalStateException("no column " + column + " in " + columns.keySet());
    }
    return columns.get(column);
  }

  private static Instant toInstant(Object value) {
    if (value instanceof ZonedDateTime time) {
      return time.toInstant();
    }
    if (value instanceof OffsetDateTime time) {
      return time.toInstant();
    }
    if (value instanceof LocalDateTime time) {
      return time.toInstant(ZoneOffset.UTC);
    }
    return Instant.parse(value.toString());
  }
}
