package io.waymark.testkit.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.waymark.core.event.Amount;
import io.waymark.testkit.demo.DemoLine.Fate;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** {@code truth.json}: what the shop was made of, and what a system should count. */
final class TruthJson {

  private final JsonGenerator json;
  private final DemoStore store;

  private TruthJson(JsonGenerator json, DemoStore store) {
    this.json = json;
    this.store = store;
  }

  static String of(DemoStore store) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      new TruthJson(json, store).write();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private void write() throws IOException {
    json.writeStartObject();
    settings(store.settings());
    json.writeObjectFieldStart("channels");
    for (DemoChannel channel : DemoChannel.ALL) {
      channel(channel);
    }
    json.writeEndObject();
    mechanism();
    expected(store.totals());
    json.writeEndObject();
  }

  private void settings(DemoSettings settings) throws IOException {
    json.writeNumberField("seed", settings.seed());
    json.writeNumberField("days", settings.days());
    json.writeNumberField("customers_in_base", settings.customers());
    json.writeStringField("start", settings.start().toString());
    json.writeStringField("end", settings.end().toString());
    json.writeBooleanField("anomalies", settings.anomalies());
    json.writeStringField("null_channel", settings.nullChannel());
  }

  private void channel(DemoChannel channel) throws IOException {
    boolean isNull = channel.wireName().equals(store.settings().nullChannel());
    json.writeObjectFieldStart(channel.wireName());
    json.writeNumberField("effect_of_a_touch", isNull ? 0 : channel.effect);
    json.writeNumberField("carry_over_per_day", channel.carryOver);
    json.writeNumberField("touches_per_day_in_market", channel.marketRate);
    json.writeNumberField("touches_per_day_else", channel.idleRate);
    if (channel.isPaid()) {
      json.writeNumberField("adstock_kept_per_day", channel.adstock);
      json.writeNumberField("hill_slope", DemoChannel.HILL_SLOPE);
      json.writeNumberField("hill_half", channel.halfSaturation);
      json.writeNumberField("mean_spend_of_a_day_on", meanSpend(channel));
    }
    json.writeNumberField("incremental_conversions", store.shop().truth().conversionsOf(channel));
    json.writeNumberField("incremental_revenue", store.shop().truth().revenueOf(channel));
    json.writeEndObject();
  }

  private double meanSpend(DemoChannel channel) {
    return channel.spendPerCustomer * store.settings().customers();
  }

  private void mechanism() throws IOException {
    boolean off =
        store.settings().nullChannel().equals(DemoChannel.PAID_SOCIAL.wireName())
            || store.settings().nullChannel().equals(DemoChannel.PAID_SEARCH.wireName());
    json.writeNumberField(
        "synergy_paid_social_paid_search", off ? 0 : DemoChannel.SYNERGY_SOCIAL_SEARCH);
    TrueEffects truth = store.shop().truth();
    json.writeNumberField("expected_conversions", TrueEffects.sum(truth.expectedConversions));
    json.writeNumberField("baseline_conversions", TrueEffects.sum(truth.baselineConversions));
    json.writeObjectFieldStart("leaving_log_odds");
    json.writeNumberField("intercept", Leaving.INTERCEPT);
    json.writeNumberField("per_ticket", Leaving.PER_TICKET);
    json.writeNumberField("per_late_payment", Leaving.PER_LATE_PAYMENT);
    json.writeNumberField("per_satisfaction", Leaving.PER_SATISFACTION);
    json.writeNumberField("per_feature_use", Leaving.PER_FEATURE_USE);
    json.writeNumberField("when_new", Leaving.WHEN_NEW);
    for (Segment segment : Segment.values()) {
      json.writeNumberField(segment.wireName(), segment.leaving);
    }
    json.writeEndObject();
  }

  private void expected(ExpectedTotals totals) throws IOException {
    json.writeObjectFieldStart("expected_in_order_of_arrival");
    json.writeNumberField("read", totals.lines());
    json.writeNumberField("accepted", totals.lines(Fate.ACCEPTED));
    json.writeNumberField("repeated", totals.lines(Fate.REPEATED));
    json.writeNumberField("late", totals.lines(Fate.LATE));
    json.writeNumberField("filtered", totals.lines(Fate.FILTERED));
    json.writeObjectFieldStart("rejected");
    for (Fate fate : Fate.values()) {
      if (fate.isRejected()) {
        json.writeNumberField(fate.code(), totals.lines(fate));
      }
    }
    json.writeEndObject();
    json.writeNumberField("conversions", totals.conversions());
    json.writeNumberField("customers", totals.customers());
    json.writeNumberField("buyers", totals.buyers());
    json.writeNumberField("anonymous_visitors", totals.anonymousVisitors());
    counts("events_by_kind", totals.kinds());
    amounts("revenue", totals.revenue());
    amounts("refunds", totals.refunds());
    amounts("spend_by_channel", totals.spend());
    json.writeEndObject();
  }

  private void counts(String name, Map<String, Long> counts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> count : counts.entrySet()) {
      json.writeNumberField(count.getKey(), count.getValue());
    }
    json.writeEndObject();
  }

  private void amounts(String name, Map<String, Long> amounts) throws IOException {
    json.writeObjectFieldStart(name);
    for (Map.Entry<String, Long> amount : amounts.entrySet()) {
      json.writeNumberField(amount.getKey(), Amount.toDecimal(amount.getValue()));
    }
    json.writeEndObject();
  }
}
