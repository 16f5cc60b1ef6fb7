package io.waymark.serving.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents from outside: what is read, what is refused, and on which line. */
class DocumentReaderTest {

  @Test
  void yamlAndJsonSayTheSame() {
    Document yaml =
        yaml(
            """
            # rates of the month
            money:
              base_currency: EUR
              rates:
                USD: [{from: 2026-11-01, rate: 0.920}]
                'NO': []
            flag: true
            word: yes
            octal: 010
            gone: null
            """);
    Document json =
        json(
            """
            {"octal": "010", "word": "yes", "flag": true, "gone": null, "money": {
              "rates": {"NO": [], "USD": [{"rate": 0.92, "from": "2026-11-01"}]},
              "base_currency": "EUR"}}
            """);
    assertThat(CanonicalJson.of(yaml.fields()))
        .isEqualTo(CanonicalJson.of(json.fields()))
        .isEqualTo(
            "{\"flag\":true,\"money\":{\"base_currency\":\"EUR\",\"rates\":{\"NO\":[],"
                + "\"USD\":[{\"from\":\"2026-11-01\",\"rate\":0.92}]}},"
                + "\"octal\":\"010\",\"word\":\"yes\"}");
  }

  @Test
  void numbersStayExact() {
    assertThat(yaml("a: 0.1000\nb: -12\nc: 1e2\nd: '1'\n").fields())
        .isEqualTo(
            Map.of(
                "a", new BigDecimal("0.1000"),
                "b", new BigDecimal("-12"),
                "c", new BigDecimal("1e2"),
                "d", "1"));
    assertThat(CanonicalJson.of(yaml("b: 1e2\na: 0.00\n").fields()))
        .isEqualTo("{\"a\":0,\"b\":100}");
  }

  @Test
  void placesAreFoundByPath() {
    Document document =
        yaml(
            """
            channels:
              rules:
                - channel: a
                - channel: b
                  when:
                    property.plan: [x,
                      y]
            """);
    assertThat(document.locate("channels.rules[1].when.property.plan[1]"))
        .isEqualTo(new Location("/channels/rules/1/when/property.plan/1", 7));
    assertThat(document.locate("channels.rules[0]"))
        .isEqualTo(new Location("/channels/rules/0", 3));
    assertThat(document.locate("")).isEqualTo(new Location("", 1));
  }

  @Test
  void whatIsMissingIsFoundWhereItIsMissing() {
    Document document = json("{\"goals\": [\n {\"name\": \"a/b\"},\n {}]}");
    assertThat(document.locate("goals[1].name")).isEqualTo(new Location("/goals/1/name", 3));
    assertThat(document.locate("time.zone")).isEqualTo(new Location("/time.zone", 1));
    assertThat(document.locatePointer("/goals/1/name")).isEqualTo(new Location("/goals/1/name", 3));
    assertThat(document.locatePointer("/goals/0/name")).isEqualTo(new Location("/goals/0/name", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1]\\nb: *x | 1 | anchor &x",
        "a: 1\\nb: *x | 2 | alias *x",
        "a: !!java.net.URL [x] | 1 | tag",
        "a: 1\\nb: 2\\na: 3 | 3 | a stands twice, first on line 1",
        "a: 1\\n---\\nb: 2 | 2 | a second document",
        "- a | 1 | not one object",
        "a: [1,\\n | 2 | not YAML",
        "a: 1\\n b: 2 | 2 | not YAML",
        "a: 1\\n? [x]\\n: 2 | 2 | a name is a text",
        "a:\\n  - x\\n  - | 3 | an item of a list is empty",
        "a: 1\\nb: 1e999 | 2 | large exponent",
        "a: 11111111111111111111111111111111111111111 | 1 | has 41 characters",
        "a: 1\\nb: \\u0007 | 2 | not YAML",
      })
  void badYamlIsRefusedWithItsLine(String text, int line, String says) {
    String yaml = text.replace("\\n", "\n").replace("\\u0007", "\u0007");
    InvalidDocumentException refused = refusal(DocumentFormat.YAML, yaml);
    assertThat(refused).hasMessageContaining(says);
    assertThat(refused.line()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":1,\\n\"a\":2} | 2 | a stands twice",
        "{\"a\":1}\\n{} | 2 | there is more",
        "[1] | 1 | not one object",
        "{\"a\": | 1 | not JSON",
        "{\"a\":\\n1e999} | 2 | large exponent",
        "{\"a\":[null]} | 1 | is empty",
      })
  void badJsonIsRefusedWithItsLine(String text, int line, String says) {
    InvalidDocumentException refused = refusal(DocumentFormat.JSON, text.replace("\\n", "\n"));
    assertThat(refused).hasMessageContaining(says);
    assertThat(refused.line()).isEqualTo(line);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "~", "text"})
  void noDocumentIsRefused(String text) {
    assertThat(refusal(DocumentFormat.YAML, text)).hasMessageContaining("not one object");
  }

  @Test
  void depthAndSizeEnd() {
    assertThat(refusal(DocumentFormat.YAML, "a: " + "[".repeat(100_000)))
        .hasMessageContaining("deeper than 16");
    assertThat(refusal(DocumentFormat.JSON, "{\"a\":" + "[".repeat(100_000)))
        .hasMessageContaining("deeper than 16");
    assertThat(refusal(DocumentFormat.YAML, "a: " + "x".repeat(DocumentReader.MAX_BYTES)))
        .hasMessageContaining("the limit is 262144");
    assertThat(refusal(DocumentFormat.YAML, "n".repeat(257) + ": 1"))
        .hasMessageContaining("1 to 256");
    assertThat(read(DocumentFormat.YAML, new byte[] {'a', ':', (byte) 0xff}))
        .hasMessageContaining("UTF-8");
  }

  /** Texts that make a careless reader slow: each ends within seconds, read or refused. */
  @Test
  void nothingTakesLong() {
    int size = DocumentReader.MAX_BYTES - 8;
    List<String> shapes =
        List.of(
            "a: [" + "1,".repeat(size / 2 - 4) + "1]",
            "a: " + "- ".repeat(size / 2),
            "{".repeat(size),
            "? ".repeat(size / 2),
            "a: \"" + "\\n".repeat(size / 2),
            "\n".repeat(size),
            "a: " + "'' ".repeat(size / 3),
            "&a ".repeat(size / 3));
    for (String shape : shapes) {
      Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> attempt(shape));
    }
  }

  /** Law: bytes of any kind are read or refused, and nothing else happens. */
  @Test
  void anyBytesAreReadOrRefused() {
    SplittableRandom chance = new SplittableRandom(20261123);
    String alphabet = "ab: -[]{},\"'\n\t#&*!|>%@`?~0.1e\\";
    for (int run = 0; run < 20_000; run++) {
      StringBuilder text = new StringBuilder("a: ");
      int length = chance.nextInt(40);
      for (int i = 0; i < length; i++) {
        text.append(alphabet.charAt(chance.nextInt(alphabet.length())));
      }
      attempt(text.toString());
    }
  }

  private static void attempt(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (DocumentFormat format : DocumentFormat.values()) {
      try {
        CanonicalJson.of(DocumentReader.read(format, bytes).fields());
      } catch (InvalidDocumentException e) {
        assertThat(e.line()).isGreaterThanOrEqualTo(0);
      }
    }
  }

  private static Document yaml(String text) {
    return DocumentReader.read(DocumentFormat.YAML, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Document json(String text) {
    return DocumentReader.read(DocumentFormat.JSON, text.getBytes(StandardCharsets.UTF_8));
  }

  private static InvalidDocumentException refusal(DocumentFormat format, String text) {
    return read(format, text.getBytes(StandardCharsets.UTF_8));
  }

  private static InvalidDocumentException read(DocumentFormat format, byte[] bytes) {
    return catchThrowableOfType(
        InvalidDocumentException.class, () -> DocumentReader.read(format, bytes));
  }
}
