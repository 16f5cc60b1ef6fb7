package io.waymark.sandbox.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Amount;
import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormatsTest {

  private static final String RETAIL_HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @Test
  void numbersCdnowPurchasesWithinTheCustomer() {
    CollectedLines lines =
        CollectedLines.of(
            new CdnowLines(),
            " customer_id  date number_of_cds  dollar_value\r\n"
                + " 00001 19970101  1   11.77\r\n 00002 19970112  1   0.00\r\n"
                + " 00002 19970112  5   77.00\r\n\r\n");
    assertThat(lines.events)
        .extracting(Event::eventId)
        .containsExactly("00001-1", "00002-1", "00002-2");
    assertThat(lines.events).extracting(Event::revenue).containsExactly(117_700L, 0L, 770_000L);
    assertThat(lines.events.get(0).ts())
        .isEqualTo(Instant.parse("1997-01-01T00:00:00Z").toEpochMilli());
    assertThat(lines.events.get(0).kind()).isEqualTo(EventKind.CONVERSION);
  }

  @Test
  void refusesCdnowLinesThatCannotBeRead() {
    CollectedLines lines =
        CollectedLines.of(
            new CdnowLines(),
            "1 19971301 1 2.00\n1 19970101 1 -2.00\n1 19970101\n1 19970101 1 NaN\n");
    assertThat(lines.events).isEmpty();
    assertThat(lines.refusals)
        .extracting(text -> text.substring(0, text.indexOf('|')))
        .containsExactly("bad_ts", "negative_amount", "missing_field", "wrong_type");
  }

  @Test
  void readsOrderLinesRefundsAndVisitors() {
    CollectedLines lines =
        CollectedLines.of(
            new OnlineRetailLines(),
            RETAIL_HEADER
                + "536365,A,\"LAMP, RED\",6,2010-12-01 08:26:00,2.55,17850,United Kingdom\n"
                + "536365,B,CUP,3,2010-12-01 08:26:00,0.001,,France\n"
                + "C536379,D,Discount,-1,2010-12-01 09:41:00,27.50,14527,United Kingdom\n");
    assertThat(lines.refusals).isEmpty();
    Event sale = lines.events.get(0);
    assertThat(sale.eventId()).isEqualTo("536365-1");
    assertThat(sale.orderId()).isEqualTo("536365");
    assertThat(sale.customerId()).isEqualTo("17850");
    assertThat(sale.revenue()).isEqualTo(15_3000L * Amount.UNIT / 10_000);
    Event visitor = lines.events.get(1);
    assertThat(visitor.anonymousId()).isEqualTo("536365");
    assertThat(visitor.customerId()).isEmpty();
    assertThat(visitor.revenue()).isEqualTo(30L);
    Event refund = lines.events.get(2);
    assertThat(refund.kind()).isEqualTo(EventKind.REFUND);
    assertThat(refund.orderId()).isEmpty();
    assertThat(refund.revenue()).isEqualTo(275_000L);
  }

  @Test
  void refusesSalesOfNothingByReasonAndKeepsTheLine() {
    CollectedLines lines =
        CollectedLines.of(
            new OnlineRetailLines(),
            RETAIL_HEADER
                + "536414,A,,-56,2010-12-01 11:52:00,0,,United Kingdom\n"
                + "536415,A,,56,2010-12-01 11:52:00,0,,United Kingdom\n"
                + "A563186,B,Adjust bad debt,1,2011-08-12 14:51:00,-11062.06,,United Kingdom\n"
                + "536416,A,,x,2010-12-01 11:52:00,1,,United Kingdom\n"
                + "536417,A,,1,yesterday,1,,United Kingdom\n");
    assertThat(lines.events).isEmpty();
    assertThat(lines.refusals).hasSize(5);
    assertThat(lines.refusals.get(0))
        .isEqualTo(
            "quantity_not_positive|Quantity -56|536414,A,,-56,2010-12-01 11:52:00,0,,United Kingdom");
    assertThat(lines.refusals.get(1)).startsWith("price_not_positive|");
    assertThat(lines.refusals.get(2)).startsWith("price_not_positive|UnitPrice -11062.06");
    assertThat(lines.refusals.get(3)).startsWith("wrong_type|");
    assertThat(lines.refusals.get(4)).startsWith("bad_ts|");
  }

  @Test
  void readsClicks() {
    CollectedLines lines =
        CollectedLines.of(
            new EcomClickstreamLines(),
            "user_id,session_id,event,timestamp,platform,acquisition_channel,user_cohort,user_lifecycle\n"
                + "u1,s1,home,2024-03-13 10:21:14,desktop,email,2024-01,new\n"
                + "u1,s1,purchase,2024-03-13 10:22:14,desktop,email,2024-01,new\n");
    assertThat(lines.events)
        .extracting(Event::kind)
        .containsExactly(EventKind.TOUCH, EventKind.CONVERSION);
    assertThat(lines.events.get(1).eventId()).isEqualTo("s1-2");
    assertThat(lines.events.get(1).properties())
        .isEqualTo("{\"user_cohort\":\"2024-01\",\"user_lifecycle\":\"new\"}");
  }

  @Test
  void mapsColumnsAndConstants() {
    ReplayFormat csv =
        ReplayFormats.csv(
            Map.of("customer", "who", "ts", "when", "revenue", "paid", "properties.note", "note"),
            Map.of("kind", "conversion", "currency", "EUR"),
            "");
    CollectedLines lines =
        CollectedLines.of(
            csv,
            "who;when;paid;note\nann;2024-02-29;3.5;a;b\nbob;1709164800;;\ncid;never;1;\ndan;20240229;1e;\n");
    assertThat(lines.events).hasSize(2);
    assertThat(lines.events.get(0).revenue()).isEqualTo(35_000L);
    assertThat(lines.events.get(0).currency()).isEqualTo("EUR");
    assertThat(lines.events.get(0).eventId()).isEqualTo("file-2");
    assertThat(lines.events.get(1).ts()).isEqualTo(1_709_164_800_000L);
    assertThat(lines.refusals.get(0)).startsWith("bad_ts|ts 'never'");
    assertThat(lines.refusals.get(1)).startsWith("wrong_type|revenue '1e'");
  }

  @Test
  void saysWhichColumnsAndFieldsThereAre() {
    assertThatThrownBy(() -> ReplayFormats.csv(Map.of("ts", "t", "custmer", "c"), Map.of(), ""))
        .hasMessageContaining("unknown field 'custmer'");
    assertThatThrownBy(() -> ReplayFormats.csv(Map.of("customer", "c"), Map.of(), ""))
        .hasMessageContaining("ts=COLUMN");
    ReplayFormat csv = ReplayFormats.csv(Map.of("ts", "t"), Map.of(), "");
    assertThatThrownBy(() -> CollectedLines.of(csv, "a,b\n1,2\n"))
        .isInstanceOf(ReplayException.class)
        .hasMessageContaining("no column 't'");
  }

  @Test
  void keepsJsonLinesAsTheyAre() {
    String longLine = "{\"event_id\":\"" + "x".repeat(300_000) + "\"}";
    CollectedLines lines =
        CollectedLines.of(
            new WaymarkLines(), "{\"a\":1}\r\n\n   \nnot json\n" + longLine + "\n{\"b\":2}");
    assertThat(lines.raw).containsExactly("{\"a\":1}", "not json", "{\"b\":2}");
    assertThat(lines.refusals).hasSize(1);
    assertThat(lines.refusals.get(0)).startsWith("event_too_large|300015 bytes");
  }

  @Test
  void readsSegmentsCallsAlsoUnderAPayload() {
    CollectedLines lines =
        CollectedLines.of(
            new SegmentLines(() -> Instant.parse("2026-11-01T00:00:00Z")),
            """
            {"type":"track","event":"Order Completed","messageId":"m1","userId":"u","timestamp":\
            "2026-10-01T00:00:00Z","sentAt":"2020-01-01T00:00:00Z","properties":{"total":3.5}}
            {"file":"a","payload":{"type":"page","anonymousId":"a","name":"Home"},"heading":""}
            {"payload":{"type":"page","name":"Home"}}
            [1]
            {"type":
            """);
    Event order = lines.events.get(0);
    assertThat(order.kind()).isEqualTo(EventKind.CONVERSION);
    assertThat(order.revenue()).isEqualTo(35_000L);
    assertThat(Instant.ofEpochMilli(order.ts())).isEqualTo("2026-10-01T00:00:00Z");
    Event page = lines.events.get(1);
    assertThat(page.name()).isEqualTo("page:Home");
    assertThat(Instant.ofEpochMilli(page.ts())).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(lines.refusals)
        .extracting(text -> text.substring(0, text.indexOf('|')))
        .containsExactly("missing_person", "malformed_json", "malformed_json");
  }

  @Test
  void readsSnowplowsTablesWithAndWithoutAHeader() {
    String header =
        "event_id,event,collector_tstamp,user_id,domain_userid,page_urlpath,mkt_source\n";
    CollectedLines lines =
        CollectedLines.of(
            new SnowplowLines(),
            header
                + "e1,page_view,2021-03-03 21:27:32.695,u,v,/pricing,google-ad\n"
                + "e2,page_ping,2021-03-03 21:27:42,,v,/pricing,\n"
                + "e3,page_view,never,u,v,/,\n");
    Event view = lines.events.get(0);
    assertThat(view.name()).isEqualTo("page:/pricing");
    assertThat(Instant.ofEpochMilli(view.ts())).isEqualTo("2021-03-03T21:27:32.695Z");
    assertThat(view.properties()).isEqualTo("{\"utm_source\":\"google-ad\",\"path\":\"/pricing\"}");
    assertThat(lines.events.get(1).kind()).isEqualTo(EventKind.ENGAGEMENT);
    assertThat(lines.refusals.get(0)).startsWith("bad_ts|time 'never'");

    String[] row = new String[131];
    java.util.Arrays.fill(row, "");
    row[3] = "2021-03-03 21:27:32.695";
    row[5] = "transaction";
    row[6] = "e4";
    row[15] = "v";
    row[59] = "o1";
    row[61] = "12.5";
    row[108] = "EUR";
    CollectedLines enriched = CollectedLines.of(new SnowplowLines(), String.join("\t", row) + "\n");
    Event order = enriched.events.get(0);
    assertThat(order.kind()).isEqualTo(EventKind.CONVERSION);
    assertThat(order.orderId()).isEqualTo("o1");
    assertThat(order.revenue()).isEqualTo(125_000L);
    assertThat(order.currency()).isEqualTo("EUR");
  }

  @Test
  void snowplowsOwnEventsAreNamedByTheirActionOrTheirSchema() {
    CollectedLines lines =
        CollectedLines.of(
            new SnowplowLines(),
            """
            event_id,event,event_name,se_action,collector_tstamp,user_id
            e1,struct,event,add-to-basket,2021-03-03 21:27:32,u
            e2,unstruct,link_click,,2021-03-03 21:27:33,u
            e3,unstruct,consent_preferences,,2021-03-03 21:27:34,u
            """);
    assertThat(lines.events)
        .extracting(Event::kind)
        .containsExactly(EventKind.ENGAGEMENT, EventKind.ENGAGEMENT, EventKind.CONSENT);
    assertThat(lines.events)
        .extracting(Event::name)
        .containsExactly("add-to-basket", "link_click", "consent_preferences");
  }

  @Test
  void readsWhatADayCost() {
    CollectedLines lines =
        CollectedLines.of(
            new SpendLines(),
            """
            date;channel;campaign;currency;spend;impressions;clicks;version
            2026-11-01;search;brand;EUR;120.5;40000;31;2
            2026-11-02;search;;EUR;;;;
            soon;search;;EUR;1;;;
            2026-11-03;search;;EUR;-1;;;
            2026-11-03;search;;EUR;1;many;;
            """);
    Event day = lines.events.get(0);
    assertThat(Instant.ofEpochMilli(day.ts())).isEqualTo("2026-11-01T00:00:00Z");
    assertThat(day.cost()).isEqualTo(1_205_000L);
    assertThat(day.impressions()).isEqualTo(40_000);
    assertThat(day.properties()).isEqualTo("{\"version\":2,\"clicks\":\"31\"}");
    assertThat(lines.events.get(1).cost()).isZero();
    assertThat(lines.events.get(1).eventId()).isNotEqualTo(day.eventId());
    assertThat(lines.refusals)
        .extracting(text -> text.substring(0, text.indexOf('|')))
        .containsExactly("bad_ts", "negative_amount", "wrong_type");
  }

  /** The example in docs/events.md: 118.25 for the first day, 80 for the second. */
  @Test
  void theExampleOfThePageCostsWhatItSays() throws IOException {
    String page = Files.readString(Path.of("../docs/events.md"));
    String csv = page.substring(page.indexOf("```csv\n") + 7);
    CollectedLines lines =
        CollectedLines.of(new SpendLines(), csv.substring(0, csv.indexOf("```")));
    assertThat(lines.refusals).isEmpty();
    Map<Long, Long> newest = new HashMap<>();
    lines.events.stream()
        .sorted(Comparator.comparing(Event::properties))
        .forEach(event -> newest.put(event.ts(), event.cost()));
    assertThat(newest.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(1_982_500L);
  }

  @Test
  void spendNeedsADayAndACost() {
    assertThatThrownBy(
            () -> CollectedLines.of(new SpendLines(), "channel,day\nsearch,2026-11-01\n"))
        .hasMessageContaining("no column 'cost' or 'spend'");
  }
}
