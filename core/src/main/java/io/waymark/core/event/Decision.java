package io.waymark.core.event;

import io.waymark.core.packed.PackedReader;
import io.waymark.core.packed.PackedWriter;

/**
 * What a tenant's configuration decided about an event.
 *
 * @param version of the configuration; 0 is the shipped one
 * @param rule the line that decided the channel; empty where it was sent or nothing fits
 * @param reached the goal that it reaches
 * @param analytics whether figures and journeys may use it
 * @param advertising whether advertising may use it
 * @param perMinute most events of one person in a minute; 0 for no limit
 */
public record Decision(
    long version,
    String rule,
    GoalReached reached,
    Permission analytics,
    Permission advertising,
    int perMinute) {

  /** Nothing was decided, nothing is forbidden. */
  public static final Decision NONE =
      new Decision(0, "", GoalReached.NONE, Permission.ASSUMED, Permission.ASSUMED, 0);

  /** The same decision with what the person's consent makes of it. */
  public Decision permitted(Permission newAnalytics, Permission newAdvertising) {
    return newAnalytics == analytics && newAdvertising == advertising
        ? this
        : new Decision(version, rule, reached, newAnalytics, newAdvertising, perMinute);
  }

  /** Writes the binary form; the one of {@link #NONE} is a byte. */
  void write(PackedWriter out) {
    out.writeBoolean(!equals(NONE));
    if (!equals(NONE)) {
      out.writeUnsigned(version);
      out.writeString(rule);
      reached.write(out);
      out.writeByte(analytics.ordinal() | advertising.ordinal() << 2);
      out.writeUnsigned(perMinute);
    }
  }

  static Decision read(PackedReader in) {
    if (!in.readBoolean()) {
      return NONE;
    }
    long version = in.readUnsigned();
    String rule = in.readShared();
    GoalReached reached = GoalReached.read(in);
    int permissions = in.readByte();
    return new Decision(
        version,
        rule,
        reached,
        Permission.ofCode(permissions & 3),
        Permission.ofCode(permissions >> 2),
        in.readCount());
  }
}
