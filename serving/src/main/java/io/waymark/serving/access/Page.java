package io.waymark.serving.access;

import io.waymark.serving.http.Call;
import io.waymark.serving.http.Problems;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param limit most entries
 * @param after id of the last entry of the page before; empty for the first page
 */
public record Page(int limit, String after) {

  private static final int DEFAULT_LIMIT = 50;
  private static final int MAX_LIMIT = 500;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** The page that the call's {@code limit} and {@code cursor} say. */
  public static Page of(Call call) {
    return new Page(
        call.number("limit", DEFAULT_LIMIT, 1, MAX_LIMIT), decoded(call.parameter("cursor", "")));
  }

  private static String decoded(String cursor) {
    if (cursor.isEmpty()) {
      return "";
    }
    try {
      String id = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (ID.matcher(id).matches()) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Answered below: no Base64.
    }
    throw unknown(cursor);
  }

  private static RuntimeException unknown(String cursor) {
    return Problems.invalidParameter(
        "cursor", "is '" + Problems.shown(cursor) + "'", "give next_cursor of the page before");
  }

  /** The id as a number, for lists that count down from the newest. */
  public long afterNumber() {
    if (after.isEmpty()) {
      return Long.MAX_VALUE;
    }
    if (!after.matches("[0-9]{1,18}")) {
      throw unknown(after);
    }
    return Long.parseLong(after);
  }

  /** The entries of this page, of one more than it may have. */
  public <T> List<T> cut(List<T> found) {
    return found.size() > limit ? found.subList(0, limit) : found;
  }

  /** The cursor of the next page, or null where this is the last. */
  public <T> @Nullable String next(List<T> found, Function<T, String> id) {
    return found.size() > limit
        ? Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(id.apply(found.get(limit - 1)).getBytes(StandardCharsets.UTF_8))
        : null;
  }
}
