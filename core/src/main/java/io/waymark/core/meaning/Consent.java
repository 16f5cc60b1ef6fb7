package io.waymark.core.meaning;

import io.waymark.core.event.Event;
import io.waymark.core.event.Permission;
import io.waymark.core.wire.FlatProperties;
import java.util.List;

/**
 * What a person agreed to, as the event says it: {@code consent.PURPOSE}, or Segment's {@code
 * context.consent.categoryPreferences.Purpose}, true or false. Whatever else is said there is taken
 * for a no.
 *
 * @param analyticsRequired whether an event that does not speak of analytics may not be kept
 * @param advertisingRequired whether one that does not speak of advertising may not be used for it
 */
record Consent(boolean analyticsRequired, boolean advertisingRequired) {
  private static final String SEGMENT = "context.consent.categoryPreferences.";

  static Consent read(Section consent) {
    consent.only("required");
    List<String> required = consent.texts("required");
    for (String purpose : required) {
      if (!purpose.equals("analytics") && !purpose.equals("advertising")) {
        throw new InvalidMeaningException(
            consent.at("required"), '"' + purpose + "\" is not analytics or advertising");
      }
    }
    return new Consent(required.contains("analytics"), required.contains("advertising"));
  }

  Permission analytics(Event event) {
    return permission(event, "analytics", "Analytics", analyticsRequired);
  }

  Permission advertising(Event event) {
    return permission(event, "advertising", "Advertising", advertisingRequired);
  }

  private static Permission permission(
      Event event, String purpose, String segment, boolean required) {
    Permission unsaid = required ? Permission.MISSING : Permission.ASSUMED;
    // The cheap look first: most events do not speak of consent.
    if (!event.properties().contains("consent.")) {
      return unsaid;
    }
    String said = FlatProperties.scalar(event.properties(), "consent." + purpose);
    String preference =
        said.isEmpty() ? FlatProperties.scalar(event.properties(), SEGMENT + segment) : said;
    return switch (preference) {
      case "" -> unsaid;
      case "true", "granted" -> Permission.GIVEN;
      default -> Permission.REFUSED;
    };
  }
}
