package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepresentationTest {

  private static final Answer LONG = Answer.text("text/plain", "waymark ".repeat(20_000));

  private final Representation representation = new Representation();

  private Answer ask(String method, Answer answer, Map<String, String> headers) {
    Request request = new Request(method, "/", "", headers, InputStream.nullInputStream());
    return representation.of(request, answer);
  }

  private static String unpacked(Answer answer) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  @Test
  void anAnswerThatTheClientHasIsNotSentAgain() {
    Answer first = ask("GET", Answer.json(Map.of("a", 1)), Map.of());
    String tag = first.headers().get("ETag");
    assertThat(tag).startsWith("W/\"");
    assertThat(first.headers()).containsEntry("Cache-Control", "private, no-cache");

    for (String known : new String[] {tag, tag.substring(2), "\"x\", " + tag, "*"}) {
      Answer again = ask("GET", Answer.json(Map.of("a", 1)), Map.of("if-none-match", known));
      assertThat(again.status()).as(known).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(again.headers()).containsEntry("ETag", tag);
    }
    Answer changed = ask("GET", Answer.json(Map.of("a", 2)), Map.of("if-none-match", tag));
    assertThat(changed.status()).isEqualTo(200);
  }

  @Test
  void onlyWhatWasReadHasATag() {
    assertThat(ask("POST", Answer.json(Map.of()), Map.of()).headers()).doesNotContainKey("ETag");
    assertThat(ask("GET", Answer.json(404, Map.of()), Map.of()).headers())
        .doesNotContainKey("ETag");
  }

  @Test
  void longTextsArePackedForThoseWhoTakeThem() throws IOException {
    Answer packed = ask("GET", LONG, Map.of("accept-encoding", "br, gzip;q=0.5"));
    assertThat(packed.headers())
        .containsEntry("Content-Encoding", "gzip")
        .containsEntry("Vary", "Accept-Encoding");
    assertThat(unpacked(packed)).isEqualTo(new String(LONG.body(), UTF_8));
    Answer again = ask("GET", LONG, Map.of("accept-encoding", "gzip"));
    assertThat(again.body()).as("packed once").isSameAs(packed.body());

    Answer plain = ask("GET", LONG, Map.of());
    assertThat(plain.body()).isEqualTo(LONG.body());
    assertThat(plain.headers())
        .containsEntry("Vary", "Accept-Encoding")
        .containsEntry("ETag", packed.headers().get("ETag"))
        .doesNotContainKey("Content-Encoding");
  }

  @Test
  void shortTextsAndPicturesStayAsTheyAre() {
    Map<String, String> gzip = Map.of("accept-encoding", "gzip");
    Answer picture = new Answer(200, "image/png", LONG.body(), Map.of());
    assertThat(ask("GET", picture, gzip).headers()).doesNotContainKey("Content-Encoding");
    assertThat(ask("GET", Answer.json(Map.of()), gzip).headers())
        .doesNotContainKey("Content-Encoding");
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, true",
    "GZIP, true",
    "'deflate, gzip;q=1.0', true",
    "'gzip;q=0', false",
    "'gzip; q=0.000', false",
    "'gzip;q=0.001', true",
    "'*', true",
    "'gzip;q=0, *', false",
    "'*;q=0', false",
    "identity, false",
    "'', false"
  })
  void acceptEncodingIsReadAsItsStandardSays(String header, boolean accepts) {
    assertThat(Representation.acceptsGzip(header)).isEqualTo(accepts);
  }
}
