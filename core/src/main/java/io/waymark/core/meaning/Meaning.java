package io.waymark.core.meaning;

import io.waymark.core.event.Decision;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.Filtered;
import io.waymark.core.event.GoalReached;
import io.waymark.core.event.Permission;
import io.waymark.core.wire.DocumentJson;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One version of a tenant's configuration, ready to decide. Pure: the same event always means the
 * same under the same version.
 */
public final class Meaning {
  /** What comes with the program: version 0, UTC, weeks from Monday, no conversion. */
  public static final Meaning SHIPPED = of(0, Map.of());

  private final long version;
  private final ChannelRules channels;
  private final List<Goal> goals;
  private final RateTable money;
  private final ZoneId zone;
  private final DayOfWeek weekStart;
  private final TrafficRules traffic;
  private final Consent consent;

  private Meaning(long version, Section document) {
    document.only("channels", "goals", "money", "time", "traffic", "consent");
    this.version = version;
    Section time = document.section("time").only("zone", "week_start");
    zone = zone(time);
    weekStart = weekStart(time);
    channels = ChannelRules.read(document.section("channels"));
    goals = goals(document);
    money = RateTable.read(document.section("money"), zone);
    traffic = TrafficRules.read(document.section("traffic"));
    consent = Consent.read(document.section("consent"));
    requireBaseForFixedValues(document);
  }

  /**
   * The configuration of that document, as maps, lists, texts, decimals and truth values.
   *
   * @throws InvalidMeaningException naming the field, its value and the limit
   */
  public static Meaning of(long version, Map<String, Object> document) {
    return new Meaning(version, Section.root(document));
  }

  /**
   * The configuration of that JSON text.
   *
   * @throws IllegalArgumentException as {@link #of}, or where it is no JSON
   */
  public static Meaning parse(long version, String json) {
    return of(version, DocumentJson.parse(json.getBytes(StandardCharsets.UTF_8)));
  }

  private static ZoneId zone(Section time) {
    String name = time.text("zone", "UTC");
    // Offsets such as +02:00 have no daylight saving; ClickHouse knows neither them nor SystemV's.
    if (ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith("SystemV/")) {
      return ZoneId.of(name);
    }
    throw new InvalidMeaningException(
        time.at("zone"), '"' + name + "\" is no time zone; write it like Europe/Berlin");
  }

  private static DayOfWeek weekStart(Section time) {
    String name = time.text("week_start", "monday");
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().toLowerCase(Locale.ROOT).equals(name)) {
        return day;
      }
    }
    throw new InvalidMeaningException(
        time.at("week_start"), '"' + name + "\" is no day; write it like monday");
  }

  private static List<Goal> goals(Section document) {
    List<Goal> goals = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Section section : document.sections("goals")) {
      Goal goal = Goal.read(section);
      if (!names.add(goal.name())) {
        throw new InvalidMeaningException(
            section.at("name"), '"' + goal.name() + "\" stands twice; names are unique");
      }
      goals.add(goal);
    }
    return List.copyOf(goals);
  }

  private void requireBaseForFixedValues(Section document) {
    boolean fixed = goals.stream().anyMatch(goal -> goal.fixedValue() >= 0);
    if (fixed && money.base().isEmpty()) {
      throw new InvalidMeaningException(
          document.at("money.base_currency"), "is required where a goal has a value of its own");
    }
  }

  /** What the event means. */
  public Interpreted interpret(Event event) {
    Permission analytics = consent.analytics(event);
    String filtered = filtered(event, analytics);
    if (!filtered.isEmpty()) {
      return new Interpreted(event, Decision.NONE, filtered);
    }
    ChannelRule rule = ChannelRules.NONE;
    Event decided = event;
    if (needsChannel(event)) {
      Landing landing = new Landing(event);
      rule = ruleOf(landing);
      String campaign = event.campaign().isEmpty() ? landing.utm("campaign") : event.campaign();
      decided = event.withOrigin(rule.channel(), campaign);
    }
    Goal goal = goalOf(event);
    GoalReached reached = goal == null ? GoalReached.NONE : goal.reachedBy(event, money);
    Decision decision =
        new Decision(
            version,
            rule.name(),
            reached,
            analytics,
            consent.advertising(event),
            traffic.perMinute());
    return new Interpreted(
        goal == null ? decided : decided.withKind(EventKind.CONVERSION), decision, "");
  }

  private static boolean needsChannel(Event event) {
    return event.channel().isEmpty()
        && event.kind() == EventKind.TOUCH
        && !event.properties().equals(Event.NO_PROPERTIES);
  }

  /** A touch that says nothing about its page is not direct: nothing is known of it. */
  private ChannelRule ruleOf(Landing landing) {
    ChannelRule rule = channels.decide(landing);
    return rule.channel().equals("direct") && !landing.isOfPage() ? ChannelRules.NONE : rule;
  }

  private String filtered(Event event, Permission analytics) {
    String reason = traffic.filter().reason(event);
    if (reason != null) {
      return reason;
    }
    boolean kept =
        event.kind() == EventKind.CONSENT
            || event.kind() == EventKind.SPEND
            || analytics != Permission.REFUSED;
    return kept ? "" : Filtered.NO_CONSENT;
  }

  private @Nullable Goal goalOf(Event event) {
    boolean money = event.kind() == EventKind.REFUND || event.kind() == EventKind.SPEND;
    if (!money && event.kind() != EventKind.IDENTIFY && event.kind() != EventKind.CONSENT) {
      for (Goal goal : goals) {
        if (goal.isReachedBy(event)) {
          return goal;
        }
      }
    }
    return event.kind() == EventKind.CONVERSION ? Goal.PURCHASE : null;
  }

  /** Version of the document; 0 is the shipped one. */
  public long version() {
    return version;
  }

  /** Whose days, weeks and months are meant. */
  public ZoneId zone() {
    return zone;
  }

  /** First day of a week. */
  public DayOfWeek weekStart() {
    return weekStart;
  }

  /** Base currency and rates. */
  public RateTable money() {
    return money;
  }
}
