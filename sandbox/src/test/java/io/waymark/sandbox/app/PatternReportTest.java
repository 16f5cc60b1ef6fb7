package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class PatternReportTest {

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }

  private static String backtest(int each) throws JsonProcessingException {
    return PatternReport.backtest(
        json(
            "{'result':{'matches':%1$d,'dead_ends':%1$d,'events':%1$d,'persons':%1$d}}"
                .formatted(each)
                .replace('\'', '"')));
  }

  @Test
  void oneIsNotCountedAsSeveral() throws JsonProcessingException {
    assertThat(backtest(0)).startsWith("0 matches and 0 dead ends in 0 events of 0 persons (");
    assertThat(backtest(1)).startsWith("1 match and 1 dead end in 1 event of 1 person (");
    assertThat(backtest(2)).startsWith("2 matches and 2 dead ends in 2 events of 2 persons (");
  }

  @Test
  void theCostOfOnePartialMatchIsOne() throws JsonProcessingException {
    String valid =
        "{\"id\":\"cart\",\"cost\":"
            + "{\"partial_matches\":1,\"buffered_events\":1,\"states\":1}}";
    assertThat(PatternReport.cost(json(valid)))
        .isEqualTo(
            "cart is valid. For one person at most: 1 partial match, 1 event kept; 1 state.");
  }
}
