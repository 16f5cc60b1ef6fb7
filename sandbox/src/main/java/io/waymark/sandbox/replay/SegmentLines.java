package io.waymark.sandbox.replay;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.waymark.core.event.Event;
import io.waymark.core.wire.BoundedJson;
import io.waymark.core.wire.Parsed;
import io.waymark.core.wire.Reject;
import io.waymark.core.wire.segment.Reception;
import io.waymark.core.wire.segment.SegmentJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Format {@code segment}: one call of Segment's tracking API as JSON per line, as its archives hold
 * them; or, in a line, the call under {@code payload}. Times are taken as they are, because Segment
 * has corrected them.
 */
final class SegmentLines implements ReplayFormat {

  private static final String PAYLOAD = "payload";

  private final Reception reception;

  SegmentLines(InstantSource clock) {
    this.reception = Reception.ofExport(clock.millis());
  }

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    JsonLines.forEach(in, sink, line -> readLine(line, sink));
  }

  private void readLine(byte[] line, LineSink sink) {
    byte[] call = unwrapped(line);
    Parsed parsed = SegmentJson.read(call, 0, call.length, reception);
    Event event = parsed.event();
    Reject reject = parsed.reject();
    if (event != null) {
      sink.event(event);
    } else if (reject != null) {
      sink.refuse(
          reject.reason().code(), reject.detail(), new String(line, StandardCharsets.UTF_8));
    }
  }

  private static byte[] unwrapped(byte[] line) {
    try (JsonParser json = BoundedJson.parser(line, 0, line.length)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return line;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = json.currentName().equals(PAYLOAD);
        if (json.nextToken() == JsonToken.START_OBJECT && wanted) {
          return span(line, json);
        }
        json.skipChildren();
      }
      return line;
    } catch (IOException e) {
      // The line is no JSON: it is refused as it is.
      return line;
    }
  }

  private static byte[] span(byte[] line, JsonParser json) throws IOException {
    int from = (int) json.currentTokenLocation().getByteOffset();
    json.skipChildren();
    return Arrays.copyOfRange(line, from, (int) json.currentLocation().getByteOffset());
  }
}
