package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordSorterTest {

  @TempDir Path folder;

  @Test
  void sortsByTimeAndKeepsFileOrderOfEqualTimes() {
    List<ReplayRecord> records = random(20_000, 500);
    List<ReplayRecord> expected = new ArrayList<>(records);
    expected.sort(Comparator.comparingLong(ReplayRecord::ts));
    assertThat(lines(sorted(records, 100_000, false))).isEqualTo(lines(expected));
  }

  @Test
  void keepsFileOrderWhereAsked() {
    List<ReplayRecord> records = random(5_000, 500);
    assertThat(lines(sorted(records, 100_000, true))).isEqualTo(lines(records));
  }

  @Test
  void smallInputNeverTouchesTheDisk() {
    try (RecordSorter sorter = new RecordSorter(folder.resolve("runs"), 1 << 20, false)) {
      random(100, 10).forEach(sorter::add);
      assertThat(sorter.runsOnDisk()).isZero();
      assertThat(folder.resolve("runs")).doesNotExist();
    }
  }

  @Test
  void keepsRefusalsAndRemovesItsRuns() {
    ReplayRecord refusal =
        new ReplayRecord(5, 1, bytes("k"), bytes("value"), "bad_ts", "no time: \u00e9");
    List<ReplayRecord> records = new ArrayList<>(List.of(refusal));
    records.addAll(random(1_000, 3));
    ReplayRecord found =
        sorted(records, 10_000, false).stream()
            .filter(ReplayRecord::isRefusal)
            .findFirst()
            .orElseThrow();
    assertThat(found.detail()).isEqualTo(refusal.detail());
    assertThat(found.value()).isEqualTo(refusal.value());
    assertThat(Files.exists(folder.resolve("runs"))).isFalse();
  }

  private List<ReplayRecord> sorted(List<ReplayRecord> records, long runBytes, boolean keepOrder) {
    List<ReplayRecord> out = new ArrayList<>();
    try (RecordSorter sorter = new RecordSorter(folder.resolve("runs"), runBytes, keepOrder)) {
      records.forEach(sorter::add);
      try (SortedRecords all = sorter.sorted()) {
        for (ReplayRecord next = all.next(); next != null; next = all.next()) {
          out.add(next);
        }
      }
      assertThat(sorter.runsOnDisk()).isPositive();
    }
    return out;
  }

  private static List<Long> lines(List<ReplayRecord> records) {
    return records.stream().map(ReplayRecord::line).toList();
  }

  private static List<ReplayRecord> random(int count, int times) {
    SplittableRandom random = new SplittableRandom(7);
    List<ReplayRecord> records = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] value = new byte[random.nextInt(200)];
      records.add(new ReplayRecord(random.nextInt(times), i + 1, bytes("k" + i), value, "", ""));
    }
    return records;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
