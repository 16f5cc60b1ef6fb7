package io.waymark.testkit.demo;

import io.waymark.core.event.EventKind;

/** Tickets: opened, closed after hours or days, and felt for longer. */
final class Support {

  private static final double HOURS_MEDIAN = 20;
  private static final double HOURS_LOG_DEVIATION = 1.1;
  private static final double SLOW_HOURS = 48;
  private static final long HOUR = 3_600_000;
  private static final String[] TOPICS = {"delivery", "defect", "invoice", "account"};

  private final Population people;
  private final EventSink sink;

  Support(Population people, EventSink sink) {
    this.people = people;
    this.sink = sink;
  }

  /** A ticket of a customer who is known to the shop. */
  void open(int person, int day, long ts, Chance chance) {
    double hours = chance.nextLognormal(HOURS_MEDIAN, HOURS_LOG_DEVIATION);
    boolean slow = hours > SLOW_HOURS;
    people.tickets[person]++;
    people.ticketLoad[person] += slow ? 1.2f : 0.5f;
    people.shiftSatisfaction(person, slow ? -0.22 : -0.05);
    Draft draft = new Draft(sink, "t" + person + "-" + people.tickets[person]);
    Who who = new Who(Population.customerId(person), "", "", Who.regionName(people.region[person]));
    String topic = TOPICS[chance.nextInt(TOPICS.length)];
    draft.say(who, EventKind.SUPPORT, "ticket_opened", ts, "{\"topic\":\"" + topic + "\"}");
    draft.say(
        who,
        EventKind.SUPPORT,
        "ticket_closed",
        ts + (long) (hours * HOUR),
        "{\"topic\":\"%s\",\"hours\":%d,\"satisfaction\":%d}"
            .formatted(topic, (int) hours, score(person, chance)));
  }

  /** One to five, as the customer feels on that day. */
  private int score(int person, Chance chance) {
    double felt = people.satisfaction[person] + 0.12 * chance.nextNormal();
    return (int) Math.max(1, Math.min(5, 1 + StrictMath.round(4 * felt)));
  }
}
