package io.waymark.core.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waymark.core.event.Event;
import io.waymark.core.event.EventKind;
import io.waymark.core.event.GoalReached;
import io.waymark.core.event.Permission;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeaningTest {
  private static final long TS = Instant.parse("2026-11-01T12:00:00Z").toEpochMilli();

  private static Event event(EventKind kind, String name, String channel, String properties) {
    return new Event(
        "e",
        "main",
        "c",
        "",
        kind,
        name,
        channel,
        "",
        "",
        "o1",
        TS,
        "",
        "",
        100_000,
        "USD",
        0,
        0,
        properties);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"url\":\"https://shop.example/?gclid=a\"}                                     | paid_search",
        "{\"gclid\":\"a\"}                                                              | paid_search",
        "{\"context.page.search\":\"?msclkid=1\",\"context.page.url\":\"https://s.example\"} | paid_search",
        "{\"url\":\"https://shop.example/?fbclid=a\"}                                    | paid_social",
        "{\"utm_medium\":\"social\",\"fbclid\":\"a\"}                                      | organic_social",
        "{\"utm_source\":\"Facebook\",\"utm_medium\":\"CPC\"}                              | paid_social",
        "{\"utm_source\":\"google\",\"utm_medium\":\"cpc\"}                                | paid_search",
        "{\"context.campaign.medium\":\"email\"}                                        | email",
        "{\"utm_medium\":\"affiliate\"}                                                 | affiliate",
        "{\"utm_medium\":\"display\"}                                                   | display",
        "{\"utm_medium\":\"Push\",\"utm_source\":\"x\"}                                   | push",
        "{\"utm_medium\":\"sms\"}                                                       | sms",
        "{\"utm_medium\":\"carrier-pigeon\"}                                            | other",
        "{\"referrer\":\"https://www.google.co.uk/\"}                                   | organic_search",
        "{\"referrer\":\"https://mail.google.com/\"}                                    | email",
        "{\"referrer\":\"https://l.facebook.com/x\"}                                    | organic_social",
        "{\"referrer\":\"https://blog.example.org/a\"}                                  | referral",
        "{\"url\":\"https://shop.example/\",\"referrer\":\"\"}                             | direct",
        "{\"url\":\"https://www.shop.example/b\",\"referrer\":\"https://shop.example/a\"}  | ''",
        "{\"color\":\"red\"}                                                            | ''",
        "{}                                                                          | ''"
      })
  void shippedTable(String properties, String channel) {
    Event touch = event(EventKind.TOUCH, "page", "", properties);
    assertThat(Meaning.SHIPPED.interpret(touch).event().channel()).isEqualTo(channel);
  }

  @Test
  void channelThatWasSentStaysAndIsTheSameObject() {
    Event touch = event(EventKind.TOUCH, "page", "search", "{\"fbclid\":\"1\"}");
    assertThat(Meaning.SHIPPED.interpret(touch).event()).isSameAs(touch);
  }

  @Test
  void newClickIdIsConfiguration() {
    Meaning meaning =
        Meaning.parse(
            3,
            "{\"channels\":{\"rules\":[{\"channel\":\"paid_search\",\"name\":\"new\",\"when\":"
                + "{\"click_id\":\"newclid\"}}]}}");
    Interpreted made =
        meaning.interpret(event(EventKind.TOUCH, "p", "", "{\"url\":\"https://a/?newclid=%zz\"}"));
    assertThat(made.event().channel()).isEqualTo("paid_search");
    assertThat(made.decision().rule()).isEqualTo("new");
    assertThat(made.decision().version()).isEqualTo(3);
  }

  @Test
  void campaignComesFromUtm() {
    Event touch = event(EventKind.TOUCH, "p", "", "{\"utm_campaign\":\"May\",\"gclid\":\"1\"}");
    assertThat(Meaning.SHIPPED.interpret(touch).event().campaign()).isEqualTo("May");
  }

  @Test
  void goalsNameEventsKindAndValue() {
    Meaning meaning =
        Meaning.parse(
            1,
            "{\"money\":{\"base_currency\":\"EUR\"},\"goals\":["
                + "{\"name\":\"lead\",\"events\":[\"form\"],\"kind\":\"lead\",\"value\":\"25.5\"},"
                + "{\"name\":\"order\",\"events\":\"order\",\"once_per_order\":true}]}");
    Interpreted lead = meaning.interpret(event(EventKind.ENGAGEMENT, "form", "", "{}"));
    assertThat(lead.event().kind()).isEqualTo(EventKind.CONVERSION);
    assertThat(lead.decision().reached().goal()).isEqualTo("lead");
    assertThat(lead.decision().reached().kind()).isEqualTo("lead");
    assertThat(lead.decision().reached().valueBase()).isEqualTo(255_000);
    Interpreted order = meaning.interpret(event(EventKind.CONVERSION, "order", "", "{}"));
    assertThat(order.decision().reached().oncePerOrder()).isTrue();
    assertThat(order.decision().reached().valueBase()).isEqualTo(GoalReached.NOT_CONVERTED);
    assertThat(
            meaning
                .interpret(event(EventKind.CONVERSION, "x", "", "{}"))
                .decision()
                .reached()
                .goal())
        .isEqualTo("purchase");
    assertThat(
            meaning
                .interpret(event(EventKind.REFUND, "order", "", "{}"))
                .decision()
                .reached()
                .goal())
        .isEmpty();
  }

  @Test
  void consentKeepsEventsOutAndAdvertisingOff() {
    Event none = event(EventKind.TOUCH, "p", "", "{\"consent.analytics\":false}");
    assertThat(Meaning.SHIPPED.interpret(none).filtered()).isEqualTo("no_consent");
    Event ads =
        event(
            EventKind.TOUCH,
            "p",
            "",
            "{\"context.consent.categoryPreferences.Advertising\":false}");
    assertThat(Meaning.SHIPPED.interpret(ads).filtered()).isEmpty();
    assertThat(Meaning.SHIPPED.interpret(ads).decision().advertising())
        .isEqualTo(Permission.REFUSED);
    Meaning asking = Meaning.parse(1, "{\"consent\":{\"required\":[\"analytics\"]}}");
    assertThat(asking.interpret(event(EventKind.TOUCH, "p", "", "{}")).decision().analytics())
        .as("the person may have agreed before")
        .isEqualTo(Permission.MISSING);
    assertThat(asking.interpret(event(EventKind.SPEND, "p", "", "{}")).filtered()).isEmpty();
  }

  @Test
  void trafficIsKeptAside() {
    Meaning meaning =
        Meaning.parse(
            1, "{\"traffic\":{\"ids\":[\"c\"],\"networks\":[\"10.0.0.0/8\"],\"user_agents\":[]}}");
    assertThat(meaning.interpret(event(EventKind.TOUCH, "p", "", "{}")).filtered())
        .isEqualTo("internal_id");
  }

  @Test
  void botsAreKnownUnlessATenantWantsThem() {
    Event bot =
        event(EventKind.TOUCH, "p", "", "{\"user_agent\":\"Mozilla/5.0 (compatible; ds9)\"}");
    assertThat(Meaning.SHIPPED.interpret(bot).filtered()).isEqualTo("declared_bot");
    Meaning open = Meaning.parse(1, "{\"traffic\":{\"bots\":false}}");
    assertThat(open.interpret(bot).filtered()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'chanels':{}}                                                   | chanels: is not known",
        "{'goals':[{'name':'a','events':['b'],'knd':'x'}]}                 | goals[0].knd: is not known",
        "{'goals':[{'name':'a','events':['b'],'kind':'x'}]}                | goals[0].kind: is purchase",
        "{'goals':[{'name':'a','events':[]}]}                              | goals[0].events: names no",
        "{'goals':[{'name':'a','events':['b'],'value':'1.00001'}]}         | goals[0].value: is revenue",
        "{'goals':[{'name':'a','events':['b'],'value':'5'}]}               | money.base_currency: is required",
        "{'goals':[{'name':'a','events':'b'},{'name':'a','events':'c'}]}   | goals[1].name: \"a\" stands twice",
        "{'goals':[{'events':['b']}]}                                      | goals[0].name: is required",
        "{'goals':[{'name':'a','events':'b','once_per_order':'x'}]}        | goals[0].once_per_order: is true or",
        "{'goals':{}}                                                      | goals: is a list",
        "{'goals':[1]}                                                     | goals[0]: is an object",
        "{'goals':[{'name':7,'events':'b'}]}                               | goals[0].name: is a text",
        "{'money':{'base_currency':'EUX'}}                                 | money.base_currency: \"EUX\" is no currency",
        "{'money':{'rates':{'USD':[]}}}                                    | money.base_currency: is required",
        "{'money':{'base_currency':'EUR','rates':{'EUR':[]}}}              | money.rates.EUR: is the base",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'x','rate':1}]}}} | money.rates.USD[0].from: is no date",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-01','rate':0}]}}} | money.rates.USD[0].rate: 0 is not above",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-01','rate':-1}]}}} | money.rates.USD[0].rate: is a decimal",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-01'}]}}} | money.rates.USD[0].rate: is a decimal",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-01','to':'2026-01-05','rate':1},{'from':'2026-01-06','rate':1}]}}} | money.rates.USD[0].to: leaves a hole from 2026-01-05 to 2026-01-06",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-07','rate':1},{'from':'2026-01-06','rate':1}]}}} | money.rates.USD[0].from: 2026-01-07 to",
        "{'time':{'zone':'Mars/Base'}}                                     | time.zone: \"Mars/Base\" is no time zone",
        "{'time':{'week_start':'funday'}}                                  | time.week_start: \"funday\" is no day",
        "{'traffic':{'networks':['x']}}                                    | traffic.networks: \"x\" is no network",
        "{'traffic':{'max_events_per_minute':0}}                           | traffic.max_events_per_minute: 0 is no whole",
        "{'traffic':{'max_events_per_minute':1.5}}                         | traffic.max_events_per_minute: 1.5 is no whole",
        "{'traffic':{'max_events_per_minute':'x'}}                         | traffic.max_events_per_minute: is a decimal",
        "{'consent':{'required':['fun']}}                                  | consent.required: \"fun\" is not",
        "{'channels':{'rules':[{'channel':'a','when':{'nope':'b'}}]}}      | channels.rules[0].when.nope: is not known",
        "{'channels':{'rules':[{'channel':'a','when':{'medium':'a*b'}}]}}  | channels.rules[0].when.medium: \"a*b\" has a *",
        "{'time':1}                                                        | time: is an object",
        "[]                                                                | not one JSON object",
        "{} {}                                                             | more after",
        "{'time':{},'time':{}}                                             | not JSON: Duplicate",
        "{                                                                 | not JSON"
      })
  void whatIsWrongIsSaidWithItsPath(String document, String message) {
    assertThatThrownBy(() -> Meaning.parse(1, document.replace('\'', '"')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void anOffsetIsNoTimeZone() {
    assertThatThrownBy(() -> Meaning.parse(1, "{\"time\":{\"zone\":\"+02:00\"}}"))
        .hasMessageContaining("time.zone: \"+02:00\" is no time zone");
  }

  @Test
  void hugeDocumentIsRefused() {
    assertThatThrownBy(() -> Meaning.parse(1, " ".repeat(300_000)))
        .hasMessageContaining("300000 bytes, the limit is 262144");
  }

  @Test
  void newestOfTheVersionsInEffectDecides() {
    MeaningTimeline timeline = new MeaningTimeline();
    Meaning first = Meaning.parse(1, "{\"time\":{\"zone\":\"Europe/Berlin\"}}");
    Meaning second = Meaning.parse(2, "{}");
    timeline.put(200, second);
    timeline.put(100, first);
    assertThat(timeline.at(99)).isSameAs(Meaning.SHIPPED);
    assertThat(timeline.at(150)).isSameAs(first);
    assertThat(timeline.at(150).zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
    assertThat(timeline.at(200)).isSameAs(second);
    timeline.remove(2);
    assertThat(timeline.at(200)).isSameAs(first);
  }
}
