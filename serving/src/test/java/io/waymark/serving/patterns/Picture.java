package io.waymark.serving.patterns;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Arrival;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.pattern.Durations;
import io.waymark.core.pattern.matching.Finding;
import io.waymark.core.pattern.trial.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Events of one person and what is found in them, as docs/patterns.md draws them: {@code
 * touch:page~email/spring$9.99#order{size=L}@2h}, with ! in front where it came out of order; a
 * word that is no kind is the name of an engagement. Then {@code match: step@2h ...}, {@code
 * dead_end@3d: step@2h ...} or {@code nothing}.
 *
 * @param arrivals in the order of the picture
 * @param expected findings as {@link #shown} writes them
 */
record Picture(List<Arrival> arrivals, List<String> expected) {

  private static final long BEGIN = 1_793_491_200_000L; // 2026-11-01T00:00:00Z
  private static final long END = BEGIN + Durations.parse("300d");
  private static final Pattern EVENT =
      Pattern.compile(
          "(!?)([a-z_]+)(?::([^~@$#{]+))?(?:~([^/@$#{]+)(?:/([^@$#{]+))?)?(?:\\$([0-9.]+))?"
              + "(?:#([^@{]+))?(?:\\{([a-z_]+)=([^}]+)})?@([0-9.a-z]+)");
  private static final Pattern FOUND =
      Pattern.compile("(match|dead_end@[0-9.a-z]+):((?: +[A-Za-z_0-9]+@[0-9.a-z]+)+)");

  static Picture parse(String text) {
    List<Arrival> arrivals = new ArrayList<>();
    List<String> expected = new ArrayList<>();
    for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
      Matcher found = FOUND.matcher(line);
      if (found.matches()) {
        expected.add(finding(found));
      } else if (!line.equals("nothing")) {
        for (String token : line.split("\\s+")) {
          arrivals.add(arrival(token, arrivals.size()));
        }
      }
    }
    return new Picture(arrivals, expected);
  }

  private static String finding(Matcher found) {
    String kind = found.group(1);
    int at = kind.indexOf('@');
    String head = at < 0 ? kind : "dead_end@" + Durations.parse(kind.substring(at + 1));
    List<String> touches = new ArrayList<>(List.of(head));
    for (String touch : found.group(2).strip().split("\\s+")) {
      String[] parts = touch.split("@");
      touches.add(parts[0] + "@" + time(parts[1]));
    }
    return String.join(" ", touches);
  }

  private static long time(String text) {
    return text.equals("0") ? 0 : Durations.parse(text);
  }

  private static Arrival arrival(String token, int number) {
    Matcher parts = EVENT.matcher(token);
    if (!parts.matches()) {
      throw new IllegalArgumentException(token + " is no event of a picture");
    }
    EventKind kind = EventKind.ofWireName(parts.group(2));
    String properties =
        parts.group(8) == null
            ? Event.NO_PROPERTIES
            : "{\"%s\":%s}".formatted(parts.group(8), scalar(parts.group(9)));
    Event event =
        new Event(
            "e" + number,
            "main",
            "c",
            "",
            kind == null ? EventKind.ENGAGEMENT : kind,
            kind == null ? parts.group(2) : or(parts.group(3)),
            or(parts.group(4)),
            or(parts.group(5)),
            "",
            or(parts.group(7)),
            BEGIN + time(parts.group(10)),
            "",
            "",
            parts.group(6) == null ? 0 : Amount.parse(parts.group(6)),
            "",
            0,
            0,
            properties);
    return new Arrival(event, 0, number, "", 0, !parts.group(1).isEmpty());
  }

  private static String or(String text) {
    return text == null ? "" : text;
  }

  private static String scalar(String text) {
    return text.matches("[0-9.]+") ? text : '"' + text + '"';
  }

  /** What the definition finds in it. */
  List<String> found(Definition definition) {
    return Trial.of("main", definition.id(), 1, definition.json())
        .person("c", arrivals, END)
        .stream()
        .map(Picture::shown)
        .toList();
  }

  private static String shown(Finding finding) {
    StringBuilder text = new StringBuilder(finding.deadEnd() ? "dead_end@" : "match");
    if (finding.deadEnd()) {
      text.append(finding.ts() - BEGIN);
    }
    for (int i = 0; i < finding.touches().size(); i++) {
      text.append(' ').append(finding.stepOf(i)).append('@');
      text.append(finding.touches().get(i).event().ts() - BEGIN);
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return arrivals.stream()
        .map(arrival -> arrival.event().kind().wireName() + ":" + arrival.event().name())
        .collect(Collectors.joining(" "));
  }
}
