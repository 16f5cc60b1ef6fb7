package io.waymark.serving.events;

import static io.waymark.serving.events.TestingIntake.good;
import static io.waymark.serving.events.TestingIntake.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.serving.http.Answer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies that are no JSON, too large, packed or of another type. */
class EventBodiesTest {

  private final TestingIntake intake = new TestingIntake();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`` | empty",
        "`[{\"event_id\":\"e1\"` | not JSON",
        "`[{\"event_id\":\"e1\"},` | not JSON",
        "`{\"event_id\":\"e1\"} {}` | more after",
        "`{\"event_id\"` | not JSON",
        "`hello` | not JSON"
      })
  void aBodyThatIsNotJsonIsRefusedWhole(String body, String detail) throws IOException {
    Answer answer = intake.post(body == null ? "" : body);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("detail").asText()).contains(detail);
    assertThat(json(answer).get("type").asText()).isEqualTo("/problems/malformed-body");
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void anotherEncodingIsSaidToBeOne() throws IOException {
    byte[] wide = ("[" + good(1) + "]").getBytes(StandardCharsets.UTF_16BE);
    Answer answer = intake.post(new ByteArrayInputStream(wide), "content-type", "application/json");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("detail").asText()).isEqualTo("the body is not UTF-8");
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void aStreamThatIsNotPackedAsItSaysIsRefused() {
    Answer answer =
        intake.post(
            new ByteArrayInputStream((good(1) + "\n").getBytes(UTF_8)),
            "content-type",
            "application/x-ndjson",
            "content-encoding",
            "gzip");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void anUnpackedBodyIsTheSameByteByByte() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(good(1).getBytes(UTF_8));
    }
    StringBuilder read = new StringBuilder();
    try (InputStream body = UnpackedBody.of(new ByteArrayInputStream(packed.toByteArray()))) {
      for (int c = body.read(); c >= 0; c = body.read()) {
        read.append((char) c);
      }
    }
    assertThat(read).hasToString(good(1));
  }

  @Test
  void aCutOffArrayAppendsNothing() {
    assertThat(intake.post("[" + good(1) + "," + good(2)).status()).isEqualTo(400);
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void tooManyEventsAreRefusedWholeWithTheirCount() throws IOException {
    StringBuilder body = new StringBuilder("[" + good(0));
    for (int i = 1; i <= 100; i++) {
      body.append(',').append(good(i));
    }
    Answer answer = intake.post(body.append(']').toString());
    assertThat(answer.status()).isEqualTo(413);
    assertThat(json(answer).get("detail").asText())
        .isEqualTo("the array has 101 events, the limit is 100");
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void aBodyAboveTheLimitIsRefusedWithAndWithoutALength() {
    byte[] big = new byte[1_000_001];
    Arrays.fill(big, (byte) ' ');
    String type = "application/json";
    assertThat(intake.post(new ByteArrayInputStream(big), "content-type", type).status())
        .isEqualTo(413);
    InputStream unread = InputStream.nullInputStream();
    assertThat(intake.post(unread, "content-type", type, "content-length", "1000001").status())
        .isEqualTo(413);
    assertThat(intake.log.records).isEmpty();
  }

  @Test
  void anExactlyFullBodyIsTaken() {
    byte[] full = new byte[1_000_000];
    Arrays.fill(full, (byte) ' ');
    byte[] event = good(1).getBytes(UTF_8);
    System.arraycopy(event, 0, full, 0, event.length);
    assertThat(
            intake
                .post(new ByteArrayInputStream(full), "content-type", "application/json")
                .status())
        .isEqualTo(202);
  }

  @Test
  void aBombOfEmptyLinesIsRefusedAsSoonAsItShows() throws IOException {
    byte[] lines = new byte[50_000_000];
    Arrays.fill(lines, (byte) '\n');
    Answer answer =
        intake.post(
            new ByteArrayInputStream(gzip(lines)),
            "content-type",
            "application/x-ndjson",
            "content-encoding",
            "gzip");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(new String(answer.body(), UTF_8)).contains("more than 100 times its size");
  }

  @Test
  void jsonThatIsTooDeepIsNamed() {
    Answer answer = intake.post("[".repeat(5_000));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains("/problems/malformed-body", "depth");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    Answer answer =
        intake.post(
            "{\"event_id\":\"a\",\"event_id\":\"b\",\"customer_id\":\"c\",\"ts\":1793527200000}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(new String(answer.body(), UTF_8)).contains("\"reason\":\"duplicate_field\"");
  }

  @Test
  void gzipIsReadAndABombIsBounded() throws IOException {
    assertThat(
            intake
                .post(
                    new ByteArrayInputStream(gzip(good(1).getBytes(UTF_8))),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(202);
    assertThat(
            intake
                .post(
                    new ByteArrayInputStream(gzip(new byte[50_000_000])),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(413);
    assertThat(
            intake
                .post(
                    new ByteArrayInputStream(good(1).getBytes(UTF_8)),
                    "content-type",
                    "application/json",
                    "content-encoding",
                    "gzip")
                .status())
        .isEqualTo(400);
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "text/csv, '', 415",
    "application/x-www-form-urlencoded, '', 415",
    "application/json, br, 415",
    "Application/JSON; charset=utf-8, '', 202",
    "'', '', 202"
  })
  void onlyKnownTypesAreRead(String type, String encoding, int status) {
    InputStream body = new ByteArrayInputStream(good(1).getBytes(UTF_8));
    assertThat(intake.post(body, "content-type", type, "content-encoding", encoding).status())
        .isEqualTo(status);
  }
}
