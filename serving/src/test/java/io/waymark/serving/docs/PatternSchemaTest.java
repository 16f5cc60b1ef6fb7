package io.waymark.serving.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.core.pattern.CostBound;
import io.waymark.core.pattern.InvalidPatternException;
import io.waymark.core.pattern.PatternDefinition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schema and the parser agree on what is a pattern. */
class PatternSchemaTest {
  private static final PublishedSchema SCHEMA = PublishedSchema.of("pattern");

  private static boolean parserAccepts(String pattern) {
    try {
      CostBound.of(PatternDefinition.parse(pattern.getBytes(StandardCharsets.UTF_8)));
      return true;
    } catch (InvalidPatternException e) {
      return false;
    }
  }

  @Test
  void everyExampleIsAPatternToBoth() throws IOException {
    JsonNode examples = SCHEMA.examples();
    assertThat(examples).hasSizeGreaterThan(2);
    for (JsonNode example : examples) {
      assertThat(SCHEMA.accepts(example.toString())).as("schema: %s", example).isTrue();
      assertThat(parserAccepts(example.toString())).as("parser: %s", example).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'steps':[{'name':'a','where':'true'}]}",
        "{'id':'A','steps':[{'name':'a','where':'true'}]}",
        "{'id':'a','steps':[]}",
        "{'id':'a','steps':[{'name':'a'}]}",
        "{'id':'a','steps':[{'name':'a','where':'true','class':'Evil'}]}",
        "{'id':'a','steps':[{'name':'two words','where':'true'}]}",
        "{'id':'a','steps':[{'name':'a','where':'true','times':'many'}]}",
        "{'id':'a','steps':[{'name':'a','where':'true','times':0}]}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'within':'ten years'}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'within':{'total':'1d'}}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'after_match':'skip_to_first'}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'emit':[]}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'partition_by':'device'}"
      })
  void whatIsNoPatternIsNoneToBoth(String text) throws IOException {
    String json = text.replace('\'', '"');
    assertThat(SCHEMA.accepts(json)).as("schema").isFalse();
    assertThat(parserAccepts(json)).as("parser").isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'a','steps':[{'name':'a','where':'true','times':'2..4','greedy':true}],'within':'1w'}",
        "{'id':'a','steps':[{'name':'a','where':'true','times':3,'between':'strict'}],'owner':null}",
        "{'id':'a','steps':[{'name':'a','where':'true'}],'emit':'match','after_match':'NO_SKIP'}"
      })
  void whatIsAPatternIsOneToBoth(String text) throws IOException {
    String json = text.replace('\'', '"');
    assertThat(SCHEMA.accepts(json)).as("schema").isTrue();
    assertThat(parserAccepts(json)).as("parser").isTrue();
  }
}
