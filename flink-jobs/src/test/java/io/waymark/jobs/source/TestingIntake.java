package io.waymark.jobs.source;

import io.waymark.core.clock.Timeliness;
import io.waymark.core.event.Event;
import java.nio.charset.StandardCharsets;

/** What the source gives to the route stage. */
public final class TestingIntake {
  private TestingIntake() {}

  private static Intake.Origin origin(String tenant, long receivedMs) {
    return new Intake.Origin(0, receivedMs, receivedMs, tenant, "", "");
  }

  public static Intake of(Event event, Timeliness timeliness) {
    Intake intake = Intake.event(origin(event.tenant(), event.ts()), new byte[] {1}, event);
    intake.judged(timeliness, event.ts());
    return intake;
  }

  public static Intake refused(String tenant, String payload) {
    return Intake.refused(
        origin(tenant, 1),
        payload.getBytes(StandardCharsets.UTF_8),
        new Intake.Refusal("bad_ts", "ts is 'never'"));
  }
}
