package io.waymark.serving.events;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import io.waymark.serving.http.Problems;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds where the items of a JSON body begin and end, without building anything from them, so that
 * each keeps its own bytes. The whole body is read before the first item is used: a body that is
 * cut off, or has too many, is refused whole.
 */
public final class JsonItems {

  /** Where one item stands: its first byte, and how many there are. */
  public record Span(int from, int length) {}

  /** NaN is let through here, so that one such item is refused and not its whole batch. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
          .build();

  private static final int ABSENT = -1;

  private JsonItems() {}

  /** The elements of an array, or the one value that the body is. */
  public static List<Span> of(byte[] body, int length, int maxItems) throws IOException {
    try (JsonParser json = FACTORY.createParser(body, 0, length)) {
      JsonToken first = json.nextToken();
      if (first == null) {
        throw Problems.malformedBody("the body is empty", "send an event, or an array of events");
      }
      List<Span> items = new ArrayList<>();
      if (first == JsonToken.START_ARRAY) {
        array(json, items, maxItems);
      } else {
        items.add(span(json));
      }
      requireEnd(json);
      return items;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  /** The elements of the array that a member of the body is; the body is one object. */
  public static List<Span> ofMember(byte[] body, int length, String member, int maxItems)
      throws IOException {
    try (JsonParser json = FACTORY.createParser(body, 0, length)) {
      List<Span> items = new ArrayList<>();
      int found = json.nextToken() == JsonToken.START_OBJECT ? 0 : ABSENT;
      while (found != ABSENT && json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = member.equals(json.currentName());
        boolean isArray = json.nextToken() == JsonToken.START_ARRAY;
        if (wanted && isArray) {
          array(json, items, maxItems);
          found++;
        } else {
          json.skipChildren();
        }
      }
      if (found != 1) {
        throw Problems.malformedBody(
            "the body is no object with one array '" + member + "'",
            "send {\"" + member + "\":[...]}");
      }
      requireEnd(json);
      return items;
    } catch (JsonProcessingException e) {
      throw malformed(e);
    }
  }

  private static void requireEnd(JsonParser json) throws IOException {
    if (json.nextToken() != null) {
      throw Problems.malformedBody(
          "there is more after the first value",
          "put several events into one array, or send application/x-ndjson");
    }
  }

  private static void array(JsonParser json, List<Span> items, int maxItems) throws IOException {
    long count = 0;
    for (JsonToken token = json.nextToken();
        token != JsonToken.END_ARRAY;
        token = json.nextToken()) {
      Span item = span(json);
      if (++count <= maxItems) {
        items.add(item);
      }
    }
    if (count > maxItems) {
      throw Problems.tooLarge(
          "the array has " + count + " events, the limit is " + maxItems,
          "send several requests, or application/x-ndjson, which has no limit");
    }
  }

  private static Span span(JsonParser json) throws IOException {
    long from = json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    json.finishToken();
    long end = json.currentLocation().getByteOffset();
    if (from < 0 || end < from) {
      throw Problems.malformedBody("the body is not UTF-8", "send UTF-8");
    }
    return new Span(Math.toIntExact(from), Math.toIntExact(end - from));
  }

  private static RuntimeException malformed(JsonProcessingException e) {
    if (e instanceof StreamConstraintsException) {
      return Problems.malformedBody(
          Problems.shown(e.getOriginalMessage()), "send flatter objects and shorter texts");
    }
    return Problems.malformedBody(
        "not JSON at line "
            + e.getLocation().getLineNr()
            + ", column "
            + e.getLocation().getColumnNr()
            + ": "
            + Problems.shown(e.getOriginalMessage()),
        "was the body cut off? send all of it");
  }
}
