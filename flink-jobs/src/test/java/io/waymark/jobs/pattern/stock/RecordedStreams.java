package io.waymark.jobs.pattern.stock;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;

/** Recorded clicks as the streams of their people, each in order of time. */
final class RecordedStreams {
  private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
  private static final int ITEM_GROUPS = 6;

  private final Map<String, List<Event>> byPerson = new LinkedHashMap<>();

  private RecordedStreams() {}

  /** {@code SessionId ItemId Time}; items in six groups, {@code item0} to {@code item5}. */
  static List<List<Event>> yoochoose(Path file) throws IOException {
    return read(
        file,
        "\t",
        (streams, f) -> {
          String name = "item" + Long.parseLong(f[1]) % ITEM_GROUPS;
          streams.add(f[0], name, "", Math.round(Double.parseDouble(f[2]) * 1_000));
        });
  }

  /** {@code user_id,session_id,event,timestamp,platform,acquisition_channel,…}. */
  static List<List<Event>> ecom(Path file) throws IOException {
    return read(
        file,
        ",",
        (streams, f) ->
            streams.add(
                f[0],
                f[2],
                f[5],
                LocalDateTime.parse(f[3], LOCAL).toInstant(ZoneOffset.UTC).toEpochMilli()));
  }

  private interface Line {
    void to(RecordedStreams streams, String[] fields);
  }

  private static List<List<Event>> read(Path file, String separator, Line line) throws IOException {
    RecordedStreams streams = new RecordedStreams();
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      in.readLine(); // the heads of the columns
      for (String text = in.readLine(); text != null; text = in.readLine()) {
        line.to(streams, text.split(separator, -1));
      }
    }
    List<List<Event>> all = new ArrayList<>(streams.byPerson.values());
    all.forEach(events -> events.sort(Comparator.comparingLong(Event::ts)));
    return all;
  }

  private void add(String person, String name, String channel, long ts) {
    List<Event> events = byPerson.computeIfAbsent(person, key -> new ArrayList<>());
    EventKind kind = name.equals("purchase") ? EventKind.CONVERSION : EventKind.TOUCH;
    events.add(
        new Event(
            "e" + events.size(),
            "main",
            person,
            "",
            kind,
            name,
            channel,
            "",
            "",
            "",
            ts,
            "",
            "",
            0,
            "",
            0,
            0,
            Event.NO_PROPERTIES));
  }
}
