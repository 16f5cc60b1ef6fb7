package io.waymark.sandbox.replay;

import io.waymark.core.event.Event;
import io.waymark.core.wire.EventJson;
import io.waymark.core.wire.Parsed;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** What a format made of a text or file. */
final class CollectedLines implements LineSink {

  final List<Event> events = new ArrayList<>();
  final List<String> refusals = new ArrayList<>();
  final List<String> raw = new ArrayList<>();

  static CollectedLines of(ReplayFormat format, String text) {
    return of(format, new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  static CollectedLines of(ReplayFormat format, InputStream in) {
    CollectedLines lines = new CollectedLines();
    try (in) {
      format.read(in, "file", lines);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return lines;
  }

  /** All files of a data set beside the repository; the test is skipped where it is absent. */
  static List<Path> shared(String folder, String ending) throws IOException {
    Path data =
        Path.of(System.getProperty("waymark.shared", "../../shared")).resolve("data/" + folder);
    Assumptions.assumeTrue(Files.isDirectory(data), data + " is not there");
    try (Stream<Path> files = Files.list(data)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  @Override
  public void event(Event event) {
    Parsed parsed = EventJson.parse(EventJson.toBytes(event), "main", Long.MAX_VALUE / 2);
    if (parsed.event() == null) {
      throw new AssertionError(parsed.reject() + " for " + event);
    }
    events.add(parsed.event());
  }

  @Override
  public void json(byte[] line) {
    raw.add(new String(line, StandardCharsets.UTF_8));
  }

  @Override
  public void refuse(String reason, String detail, String original) {
    refusals.add(reason + "|" + detail + "|" + original);
  }
}
