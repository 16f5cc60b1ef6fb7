package io.waymark.sandbox.replay;

import io.waymark.core.event.EventKind;
import io.waymark.core.wire.RejectReason;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Format {@code cdnow}: {@code customer yyyymmdd compact-discs dollars}, separated by blanks, with
 * or without a header; the sample file carries a second customer number behind the first. Every
 * line is a purchase, also one of 0 dollars. Event id = customer and ordinal within the customer.
 */
final class CdnowLines implements ReplayFormat {

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  private final EventTimes times = EventTimes.known();
  private final Ordinals ordinals = new Ordinals();

  @Override
  public void read(InputStream in, String file, LineSink sink) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
    boolean first = true;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      boolean header = first && line.contains("customer");
      if (!header && !line.isBlank()) {
        readLine(line, sink);
      }
      first = false;
    }
  }

  private void readLine(String line, LineSink sink) {
    String[] fields = BLANKS.split(line.strip());
    if (fields.length != 4 && fields.length != 5) {
      refuse(sink, RejectReason.MISSING_FIELD, fields.length + " fields, expected 4 or 5", line);
      return;
    }
    int last = fields.length - 1;
    long ts = times.parse(fields[last - 2]);
    if (ts == EventTimes.NONE) {
      refuse(sink, RejectReason.BAD_TS, "date '" + fields[last - 2] + "' is not yyyymmdd", line);
      return;
    }
    long revenue = Amounts.parse(fields[last]);
    if (revenue < 0) {
      refuse(sink, Amounts.reason(revenue), "dollars '" + fields[last] + "'", line);
      return;
    }
    if (!DIGITS.matcher(fields[last - 1]).matches()) {
      refuse(sink, RejectReason.WRONG_TYPE, "number '" + fields[last - 1] + "'", line);
      return;
    }
    sink.event(
        new EventDraft(ordinals.nextId(fields[0]), EventKind.CONVERSION, ts)
            .customer(fields[0])
            .name("purchase")
            .revenue(revenue, "USD")
            .properties(new FlatJson().number("compact_discs", fields[last - 1]))
            .toEvent());
  }

  private static void refuse(LineSink sink, RejectReason reason, String detail, String line) {
    sink.refuse(reason.code(), detail, line);
  }
}
