package io.waymark.sandbox.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * What became of every line: read = accepted + repeated + late + filtered + the sum of rejected.
 *
 * @param read lines sent
 * @param accepted lines that are none of the others
 * @param repeated lines seen before
 * @param late lines beyond the lateness bound
 * @param filtered lines of declared bots and internal traffic
 * @param rejected lines that are no event, by reason
 * @param stored rows of this replay in {@code events}
 */
public record ReplayReport(
    long read,
    long accepted,
    long repeated,
    long late,
    long filtered,
    Map<String, Long> rejected,
    long stored) {

  /** From what was sent and what the store holds. */
  static ReplayReport of(long read, StoredCounts counts) {
    return new ReplayReport(
        read,
        read - counts.others(),
        counts.repeated(),
        counts.late(),
        counts.filtered(),
        counts.rejected(),
        counts.events());
  }

  /** Whether every line is accounted for and stored as often as accepted. */
  public boolean isBalanced() {
    return accepted == stored;
  }

  /** One JSON object on one line. */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("read", read);
      json.writeNumberField("accepted", accepted);
      json.writeNumberField("repeated", repeated);
      json.writeNumberField("late", late);
      json.writeNumberField("filtered", filtered);
      json.writeObjectFieldStart("rejected");
      for (Map.Entry<String, Long> reason : rejected.entrySet()) {
        json.writeNumberField(reason.getKey(), reason.getValue());
      }
      json.writeEndObject();
      json.writeNumberField("stored", stored);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
