package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Event;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is wrong in one field of a file is refused by its reason, and the rows around it stay. */
class RefusedRowsTest {

  private static void assertReasons(CollectedLines lines, String... reasons) {
    assertThat(lines.refusals)
        .extracting(text -> text.substring(0, text.indexOf('|')))
        .containsExactly(reasons);
  }

  @Test
  void ofATable() {
    ReplayFormat csv =
        ReplayFormats.csv(
            Map.of("ts", "t", "customer_id", "c", "kind", "k", "cost", "p", "impressions", "i"),
            Map.of(),
            "");
    CollectedLines lines =
        CollectedLines.of(
            csv,
            """
            t,c,k,p,i
            2026-11-01,a,conversion,0.5,3
            2026-11-01,a,sale,0.5,3
            2026-11-01,a,touch,-0.5,3
            2026-11-01,a,touch,0.5,three
            2026-11-01,a,,,
            """);
    assertReasons(lines, "unknown_kind", "negative_amount", "wrong_type");
    assertThat(lines.refusals.get(2))
        .isEqualTo("wrong_type|impressions 'three' cannot be read|2026-11-01,a,touch,0.5,three");
    assertThat(lines.events).extracting(Event::eventId).containsExactly("file-2", "file-6");
  }

  @Test
  void ofPurchasesAndClicks() {
    CollectedLines discs =
        CollectedLines.of(new CdnowLines(), "1 19970101 one 2.00\n1 19970101 1 2.00\n");
    assertReasons(discs, "wrong_type");
    assertThat(discs.events).hasSize(1);

    CollectedLines clicks =
        CollectedLines.of(
            new EcomClickstreamLines(),
            "user_id,session_id,event,timestamp,platform,acquisition_channel\n"
                + "u1,s1,home,soon,desktop,email\nu1,s1,home,2024-03-13 10:21:14,desktop,email\n");
    assertReasons(clicks, "bad_ts");
    // The number counts every line, so that a mended file repeats what was taken before.
    assertThat(clicks.events).extracting(Event::eventId).containsExactly("s1-2");
  }

  @Test
  void ofSnowplowsTables() {
    CollectedLines lines =
        CollectedLines.of(
            new SnowplowLines(),
            "event_id,event,event_name,collector_tstamp,domain_userid,tr_total\n"
                + "e1,transaction,,2021-03-03 21:27:32,v,-3\n"
                + "e2,unstruct,"
                + "n".repeat(1_000)
                + ",2021-03-03 21:27:32,v,\n");
    assertReasons(lines, "negative_amount");
    assertThat(lines.events.get(0).name()).hasSize(io.waymark.core.wire.EventJson.MAX_TEXT_LENGTH);
  }

  @Test
  void aTableWithoutAHeaderLineIsNone() {
    assertThatThrownBy(() -> CollectedLines.of(new EcomClickstreamLines(), ""))
        .isInstanceOf(ReplayException.class)
        .hasMessage("file is empty: a header line is needed");
  }

  @ParameterizedTest
  @EnumSource(ReplayFormats.class)
  void everyFormatButTheMappedOneOpensByItsName(ReplayFormats format) {
    if (format == ReplayFormats.CSV) {
      assertThatThrownBy(format::open).hasMessageContaining("csv needs --map");
    } else {
      assertThat(format.open()).isNotSameAs(format.open());
    }
    assertThat(format.toString()).matches("[a-z-]+");
  }
}
