package io.waymark.serving.patterns;

import io.waymark.serving.http.Answer;
import io.waymark.serving.http.Json;
import io.waymark.serving.http.Problems;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Findings as files: a line of JSON for each, or CSV (RFC 4180). The next page is in Link. */
final class FindingsExport {

  /** How findings are written. */
  enum Format {
    JSON,
    NDJSON,
    CSV;

    static Format of(String name) {
      for (Format format : values()) {
        if (format.name().toLowerCase(Locale.ROOT).equals(name)) {
          return format;
        }
      }
      throw Problems.invalidParameter(
          "format", "is '" + Problems.shown(name) + "'", "give json, ndjson or csv");
    }
  }

  private static final String HEAD =
      "version,mode,person,customer,ts,first_ts,value,currency,step_reached,touches\r\n";

  private FindingsExport() {}

  static Answer answer(Format format, List<FoundJourney> found, @Nullable String next) {
    Answer answer =
        format == Format.CSV
            ? new Answer(200, "text/csv; charset=utf-8", csv(found), Map.of())
            : new Answer(200, "application/x-ndjson", lines(found), Map.of());
    return next == null
        ? answer
        : answer.withHeader("Link", "<?cursor=" + next + ">; rel=\"next\"");
  }

  private static byte[] lines(List<FoundJourney> found) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (FoundJourney each : found) {
      lines.writeBytes(Json.bytes(each));
      lines.write('\n');
    }
    return lines.toByteArray();
  }

  private static byte[] csv(List<FoundJourney> found) {
    return found.stream()
        .map(FindingsExport::line)
        .collect(Collectors.joining("", HEAD, ""))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String line(FoundJourney found) {
    String step = found.stepReached();
    return Stream.of(
                Integer.toString(found.version()),
                found.mode(),
                found.person(),
                Boolean.toString(found.customer()),
                found.ts().toString(),
                found.firstTs().toString(),
                found.value().toPlainString(),
                found.currency(),
                step == null ? "" : step,
                found.touches())
            .map(FindingsExport::quoted)
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  /** Spreadsheets run what begins like a formula; ids come from outside. */
  private static String quoted(String text) {
    String safe = text.matches("[=+\\-@\\t\\r].*") ? "'" + text : text;
    return safe.matches("[A-Za-z0-9_.:-]*") ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
