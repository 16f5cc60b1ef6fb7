package io.waymark.testkit.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.testkit.demo.DemoLine.Fate;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoStoreTest {

  private static final Instant END = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void isTheSameBitForBit() throws NoSuchAlgorithmException {
    assertThat(digest(DemoSettings.of(42, 30, 300, END)))
        .isEqualTo(digest(DemoSettings.of(42, 30, 300, END)))
        // Written down once: no machine and no later change may give another shop unnoticed.
        .isEqualTo("86da65d473c9482f");
    assertThat(digest(DemoSettings.of(43, 30, 300, END)))
        .isNotEqualTo(digest(DemoSettings.of(42, 30, 300, END)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void truthEqualsAnIndependentRecount(long seed) {
    DemoStore store = new DemoStore(DemoSettings.of(seed, 120, 1_500, END));
    Recount recount = new Recount();
    while (store.hasNext()) {
      DemoLine line = store.next();
      recount.add(line.arrivalMs(), new String(line.json(), StandardCharsets.UTF_8));
    }
    ExpectedTotals totals = store.totals();
    assertThat(recount.accepted).isEqualTo(totals.lines(Fate.ACCEPTED));
    assertThat(recount.repeated).isEqualTo(totals.lines(Fate.REPEATED)).isPositive();
    assertThat(recount.late).isEqualTo(totals.lines(Fate.LATE)).isPositive();
    assertThat(recount.filtered).isEqualTo(totals.lines(Fate.FILTERED)).isPositive();
    for (Fate fate : Fate.values()) {
      if (fate.isRejected()) {
        assertThat(recount.rejected.getOrDefault(fate.code(), 0L))
            .as(fate.code())
            .isEqualTo(totals.lines(fate));
      }
    }
    assertThat(recount.orders).hasSize((int) totals.conversions());
    assertThat(recount.customers).hasSize((int) totals.customers());
    assertThat(recount.buyers).hasSize((int) totals.buyers());
    assertThat(recount.revenue).isEqualTo(totals.revenue());
    assertThat(recount.refunds).isEqualTo(totals.refunds());
    assertThat(recount.anonymousVisitors()).isEqualTo(totals.anonymousVisitors());
  }

  @Test
  void whatDoesNothingHasNoEffect() {
    for (DemoChannel channel : DemoChannel.ALL) {
      DemoSettings settings = new DemoSettings(5, 60, 500, END, false, channel.wireName(), 1);
      TrueEffects truth = read(settings).shop().truth();
      assertThat(truth.conversionsOf(channel)).as(channel.wireName()).isZero();
      assertThat(truth.revenueOf(channel)).isZero();
    }
    assertThatThrownBy(() -> new DemoSettings(5, 60, 500, END, false, "radio", 1))
        .hasMessageContaining("unknown channel 'radio'");
  }

  @Test
  void moreSpendNeverMeansFewerExpectedConversions() {
    double[] expected = new double[4];
    double[] factors = {0, 0.5, 1, 4};
    for (int i = 0; i < factors.length; i++) {
      DemoSettings settings = new DemoSettings(9, 90, 3_000, END, false, "", factors[i]);
      TrueEffects truth = read(settings).shop().truth();
      for (DemoChannel channel : DemoChannel.ALL) {
        expected[i] += channel.isPaid() ? truth.conversionsOf(channel) : 0;
      }
    }
    assertThat(expected[0]).isZero();
    assertThat(expected).isSorted();
  }

  @Test
  void pressureRisesWithStockAndIsSaturated() {
    SplittableRandom random = new SplittableRandom(11);
    for (int i = 0; i < 10_000; i++) {
      DemoChannel channel = DemoChannel.ALL.get(random.nextInt(5));
      double less = random.nextDouble() * 10;
      double more = less + random.nextDouble();
      assertThat(MediaPlan.saturation(channel, more))
          .isBetween(MediaPlan.saturation(channel, less), 1.0);
    }
    for (DemoChannel channel : DemoChannel.ALL) {
      if (channel.isPaid()) {
        assertThat(MediaPlan.saturation(channel, channel.halfSaturation)).isEqualTo(0.5);
      }
    }
  }

  @Test
  void partsDoNotShiftEachOther() {
    DemoSettings all = DemoSettings.of(21, 60, 1_000, END);
    DemoSettings calm = new DemoSettings(21, 60, 1_000, END, false, "", 1);
    DemoStore with = read(all);
    DemoStore without = read(calm);
    assertThat(with.shop().anomalies()).isNotEmpty();
    assertThat(without.shop().anomalies()).isEmpty();
    Population a = with.shop().people();
    Population b = without.shop().people();
    int same = 0;
    for (int person = 0; person < a.size; person++) {
      assertThat(a.joinDay[person]).isEqualTo(b.joinDay[person]);
      same += a.orders[person] == b.orders[person] ? 1 : 0;
    }
    assertThat(same).isGreaterThan(950);
  }

  @Test
  void goesOnAfterItsHistory() {
    DemoSettings settings = DemoSettings.of(3, 20, 400, Instant.parse("2025-06-10T13:30:00Z"));
    DemoStore after = DemoStore.afterHistory(settings, 5);
    long last = settings.end().toEpochMilli();
    int lines = 0;
    while (after.hasNext()) {
      DemoLine line = after.next();
      assertThat(line.arrivalMs()).isGreaterThanOrEqualTo(last);
      last = line.arrivalMs();
      lines++;
    }
    assertThat(lines).isGreaterThan(100);
    assertThat(last).isGreaterThan(Instant.parse("2025-06-14T00:00:00Z").toEpochMilli());
  }

  private static DemoStore read(DemoSettings settings) {
    DemoStore store = new DemoStore(settings);
    while (store.hasNext()) {
      store.next();
    }
    return store;
  }

  private static String digest(DemoSettings settings) throws NoSuchAlgorithmException {
    MessageDigest sha = MessageDigest.getInstance("SHA-256");
    DemoStore store = new DemoStore(settings);
    while (store.hasNext()) {
      sha.update(store.next().json());
    }
    sha.update(TruthJson.of(store).getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(sha.digest()).substring(0, 16);
  }
}
