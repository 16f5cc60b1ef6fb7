package io.waymark.testkit.demo;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Writes what is true beside the events: {@code truth.json} (parameters and totals) and one table
 * each for effects by day, days, customers and anomalies.
 */
public final class TruthFiles {

  private final DemoStore store;
  private final Shop shop;
  private final DemoSettings settings;

  /** Of a store whose lines have all been read. */
  public TruthFiles(DemoStore store) {
    if (store.hasNext()) {
      throw new IllegalStateException("the truth is known only when all lines were read");
    }
    this.store = store;
    this.shop = store.shop();
    this.settings = store.settings();
  }

  /** Writes all files into that folder. */
  public void write(Path folder) throws IOException {
    Files.writeString(folder.resolve("truth.json"), TruthJson.of(store) + "\n");
    table(folder.resolve("truth_effects.csv"), this::effects);
    table(folder.resolve("truth_days.csv"), this::days);
    table(folder.resolve("truth_customers.csv"), this::customers);
    table(folder.resolve("truth_anomalies.csv"), this::anomalies);
  }

  private static void table(Path file, Consumer<PrintWriter> rows) throws IOException {
    try (BufferedWriter writer = Files.newBufferedWriter(file);
        PrintWriter out = new PrintWriter(writer)) {
      rows.accept(out);
      if (out.checkError()) {
        throw new IOException("cannot write " + file + ": is the disk full?");
      }
    }
  }

  private void effects(PrintWriter out) {
    out.print("day,channel,spend,pressure,incremental_conversions,incremental_revenue\n");
    for (int day = 0; day < settings.days(); day++) {
      for (DemoChannel channel : DemoChannel.ALL) {
        out.printf(
            Locale.ROOT,
            "%s,%s,%.2f,%.6f,%.6f,%.4f\n",
            date(day),
            channel.wireName(),
            shop.plan().spend(channel, day),
            channel.isPaid() ? shop.plan().pressure(channel, day) : 0,
            shop.truth().conversions[channel.ordinal()][day],
            shop.truth().revenue[channel.ordinal()][day]);
      }
    }
  }

  private void days(PrintWriter out) {
    out.print("day,activity,holiday,expected_conversions,baseline_conversions,expected_revenue\n");
    for (int day = 0; day < settings.days(); day++) {
      out.printf(
          Locale.ROOT,
          "%s,%.6f,%s,%.6f,%.6f,%.4f\n",
          date(day),
          Calendar.activity(settings.firstDay() + day),
          Calendar.holiday(date(day)),
          shop.truth().expectedConversions[day],
          shop.truth().baselineConversions[day],
          shop.truth().expectedRevenue[day]);
    }
  }

  private void customers(PrintWriter out) {
    out.print(
        "customer_id,segment,joined,left,orders,tickets,late_payments,satisfaction,feature_use,"
            + "episodes_per_year,leave_probability\n");
    Population people = shop.people();
    for (int person = 0; person < people.size; person++) {
      if (people.registered[person]) {
        customer(out, people, person);
      }
    }
  }

  private void customer(PrintWriter out, Population people, int person) {
    boolean left = people.leftDay[person] != Population.NEVER;
    out.printf(
        Locale.ROOT,
        "%s,%s,%s,%s,%d,%d,%d,%.4f,%.4f,%.4f,%.6f\n",
        Population.customerId(person),
        people.segment[person].wireName(),
        date(people.joinDay[person]),
        left ? date(people.leftDay[person]) : "",
        people.orders[person],
        people.tickets[person],
        people.latePayments[person],
        people.satisfaction[person],
        people.featureUse[person],
        people.episodesPerDay[person] * 365,
        left ? 1 : Leaving.probability(people, person, settings.days()));
  }

  private void anomalies(PrintWriter out) {
    out.print("type,channel,from,to,factor\n");
    for (Anomaly anomaly : shop.anomalies()) {
      out.printf(
          Locale.ROOT,
          "%s,%s,%s,%s,%.4f\n",
          anomaly.type().name().toLowerCase(Locale.ROOT),
          anomaly.channel(),
          java.time.Instant.ofEpochMilli(anomaly.fromMs()),
          java.time.Instant.ofEpochMilli(anomaly.toMs()),
          anomaly.factor());
    }
  }

  private LocalDate date(int day) {
    return LocalDate.ofEpochDay(settings.firstDay() + day);
  }
}
