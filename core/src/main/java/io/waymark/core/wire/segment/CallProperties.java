package io.waymark.core.wire.segment;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The properties of an event made of a call. First come those that rules and filters look at, under
 * the names that they have in every event; then what the caller sent, then the rest of the context.
 */
final class CallProperties {

  /** What rules and filters look at: key, and the paths it is taken from, best first. */
  private static final String[][] KNOWN = {
    {"consent.analytics", "context.consent.categoryPreferences.Analytics"},
    {"consent.advertising", "context.consent.categoryPreferences.Advertising"},
    {"utm_source", "context.campaign.source", "properties.campaign.source"},
    {"utm_medium", "context.campaign.medium", "properties.campaign.medium"},
    {"utm_campaign", "context.campaign.name", "properties.campaign.name"},
    {"utm_term", "context.campaign.term", "properties.campaign.term"},
    {"utm_content", "context.campaign.content", "properties.campaign.content"},
    {"url", "context.page.url", "properties.url"},
    {"referrer", "context.page.referrer", "properties.referrer"},
    {"user_agent", "context.userAgent"},
    {"ip", "context.ip"},
    {"path", "context.page.path", "properties.path"},
    {"title", "context.page.title", "properties.title"},
    {"search", "context.page.search", "properties.search"},
  };

  /** Fields of the event, and what says how a call was sent or whom Segment hands it to. */
  private static final Set<String> SPENT =
      Set.of(
          "type",
          "event",
          "messageId",
          "userId",
          "anonymousId",
          "timestamp",
          "originalTimestamp",
          "sentAt",
          "receivedAt",
          "writeKey",
          "version");

  private static final Set<String> NOT_KEPT = Set.of("integrations", "_metadata");

  private final FlatPayload call;
  private final KeptProperties kept = new KeptProperties();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, String> first = new HashMap<>();

  private CallProperties(FlatPayload call) {
    this.call = call;
  }

  /**
   * The flat JSON object.
   *
   * @param fields paths that became fields of the event
   */
  static String of(FlatPayload call, Set<String> fields) {
    CallProperties properties = new CallProperties(call);
    properties.taken.addAll(fields);
    properties.addKnown();
    properties.addAll(value -> !value.inArray(), path -> !path.startsWith("context."));
    properties.addAll(FlatPayload.Scalar::inArray, path -> !path.startsWith("context."));
    properties.addAll(value -> true, path -> path.startsWith("context."));
    return properties.kept.finish();
  }

  private void addKnown() {
    for (String[] known : KNOWN) {
      for (int i = 1; i < known.length; i++) {
        addKnown(known[0], known[i]);
      }
    }
  }

  private void addKnown(String key, String path) {
    FlatPayload.Scalar value = call.values().get(path);
    if (value == null) {
      return;
    }
    if (!kept.has(key)) {
      kept.add(key, value);
      first.put(key, value.text());
    }
    // The page's own properties repeat its context; another value is kept under its path.
    if (value.text().equals(first.get(key))) {
      taken.add(path);
    }
  }

  private void addAll(Predicate<FlatPayload.Scalar> which, Predicate<String> where) {
    for (Map.Entry<String, FlatPayload.Scalar> entry : call.values().entrySet()) {
      String path = entry.getKey();
      if (which.test(entry.getValue()) && where.test(path) && isKept(path) && taken.add(path)) {
        kept.add(key(path), entry.getValue());
      }
    }
  }

  private static boolean isKept(String path) {
    int dot = path.indexOf('.');
    return !SPENT.contains(path) && !NOT_KEPT.contains(dot < 0 ? path : path.substring(0, dot));
  }

  /** Properties and traits lose their first part, unless the key is known already. */
  private String key(String path) {
    int dot = path.indexOf('.');
    boolean own = path.startsWith("properties.") || path.startsWith("traits.");
    String bare = own ? path.substring(dot + 1) : path;
    if (!kept.has(bare) && !bare.equals(KeptProperties.DROPPED)) {
      return bare.equals("channel") && !own ? "segment.channel" : bare;
    }
    return own ? path : "segment." + path;
  }
}
