package io.waymark.serving.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.core.meaning.Meaning;
import io.waymark.serving.docs.PublishedSchema;
import io.waymark.serving.document.CanonicalJson;
import io.waymark.serving.document.DocumentFormat;
import io.waymark.serving.document.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the job's own parser agree on what is a configuration. */
class MeaningSchemaTest {

  private static final PublishedSchema SCHEMA = PublishedSchema.of("meaning");
  private static final Path EXAMPLE = Path.of("../docs/config-example.yaml");

  private static boolean parserAccepts(String document) {
    try {
      return Meaning.parse(1, document).version() == 1;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  @Test
  void theExampleFileIsOneToBoth() throws IOException {
    byte[] yaml = Files.readAllBytes(EXAMPLE);
    String json = CanonicalJson.of(DocumentReader.read(DocumentFormat.YAML, yaml).fields());
    assertThat(SCHEMA.accepts(json)).isTrue();
    Meaning meaning = Meaning.parse(1, json);
    assertThat(meaning.zone().getId()).isEqualTo("Europe/Berlin");
    assertThat(meaning.money().base()).isEqualTo("EUR");
  }

  @Test
  void everyExampleIsOneToBoth() throws IOException {
    JsonNode examples = SCHEMA.examples();
    assertThat(examples).hasSizeGreaterThan(3);
    for (JsonNode example : examples) {
      assertThat(SCHEMA.accepts(example.toString())).as("schema: %s", example).isTrue();
      assertThat(parserAccepts(example.toString())).as("parser: %s", example).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'goal':[]}",
        "{'time':[]}",
        "{'time':{'zone':5}}",
        "{'time':{'week_start':'Monday'}}",
        "{'time':{'tz':'UTC'}}",
        "{'money':{'base_currency':'eur'}}",
        "{'money':{'rates':{'USD':[]}}}",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'rate':1}]}}}",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'2026-01-01','rate':-1}]}}}",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'from':'1/1/26','rate':1}]}}}",
        "{'channels':{'shipped':'no'}}",
        "{'channels':{'rules':[{'when':{}}]}}",
        "{'channels':{'rules':[{'channel':'x','when':{'colour':'red'}}]}}",
        "{'channels':{'rules':[{'channel':'x','when':{'source':'a*b'}}]}}",
        "{'goals':{}}",
        "{'goals':[{'name':'a'}]}",
        "{'goals':[{'events':['a']}]}",
        "{'goals':[{'name':'a','events':[]}]}",
        "{'goals':[{'name':'a','events':'x','kind':'win'}]}",
        "{'goals':[{'name':'a','events':'x','value':'much'}]}",
        "{'goals':[{'name':'a','events':'x','once_per_order':1}]}",
        "{'traffic':{'agents':[]}}",
        "{'traffic':{'ids':[1]}}",
        "{'consent':{'required':['email']}}"
      })
  void bothRefuse(String quoted) throws IOException {
    String document = quoted.replace('\'', '"');
    assertThat(SCHEMA.accepts(document)).as("schema").isFalse();
    assertThat(parserAccepts(document)).as("parser").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'time':{}}",
        "{'money':{'rates':{}}}",
        "{'channels':{'rules':[{'channel':'','when':{'referrer':['','*x*']}}]}}",
        "{'goals':[{'name':'a','events':'x','kind':'lead','value':'revenue'}]}",
        "{'consent':{'required':[]}}"
      })
  void bothTake(String quoted) throws IOException {
    String document = quoted.replace('\'', '"');
    assertThat(SCHEMA.accepts(document)).as("schema").isTrue();
    assertThat(parserAccepts(document)).as("parser").isTrue();
  }

  /** What the parser says that it knows, where it is asked for a field that nobody has. */
  private static Set<String> knownToParser(String quoted) {
    try {
      Meaning.parse(1, quoted.replace('\'', '"'));
    } catch (IllegalArgumentException e) {
      String message = String.valueOf(e.getMessage());
      return new TreeSet<>(List.of(message.replaceFirst("(?s).*known are ", "").split(", ")));
    }
    throw new AssertionError("taken: " + quoted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'?':1} | /properties",
        "{'time':{'?':1}} | /properties/time/properties",
        "{'money':{'?':1}} | /properties/money/properties",
        "{'money':{'base_currency':'EUR','rates':{'USD':[{'?':1}]}}} | /$defs/rate/properties",
        "{'channels':{'?':1}} | /properties/channels/properties",
        "{'channels':{'rules':[{'?':1}]}} | /$defs/rule/properties",
        "{'goals':[{'?':1}]} | /$defs/goal/properties",
        "{'traffic':{'?':1}} | /properties/traffic/properties",
        "{'consent':{'?':1}} | /properties/consent/properties"
      })
  void bothKnowTheSameFields(String document, String place) throws IOException {
    JsonNode schema = SCHEMA.tree();
    Set<String> described = new TreeSet<>();
    schema.at(place).fieldNames().forEachRemaining(described::add);
    assertThat(described).isEqualTo(knownToParser(document));
  }
}
