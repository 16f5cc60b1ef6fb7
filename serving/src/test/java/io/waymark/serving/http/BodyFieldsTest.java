package io.waymark.serving.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BodyFieldsTest {

  private static BodyFields read(String body) throws IOException {
    return BodyFields.read(
        new Call(
            "r",
            new Caller("main", "USD", Role.ADMIN, "k"),
            Map.of(),
            Map.of(),
            Map.of(),
            new ByteArrayInputStream(body.getBytes(UTF_8))));
  }

  @Test
  void allThatIsWrongIsToldAtOnceWithItsPath() throws IOException {
    BodyFields fields = read("{\"on\":\"yes\",\"inner\":[1],\"deep\":{\"flag\":1},\"more\":0}");
    assertThat(fields.flag("on")).isEmpty();
    assertThat(fields.object("inner").flag("any")).isEmpty();
    assertThat(fields.object("deep").flag("flag")).isEmpty();
    ProblemException refused = catchThrowableOfType(ProblemException.class, fields::finish);
    String answer = new String(refused.problem().toAnswer("r").body(), UTF_8);
    assertThat(answer)
        .contains("\"status\":422", "/on", "/inner", "/deep/flag", "/more")
        .contains("give true or false", "give a JSON object");
  }

  @Test
  void flagsAndObjectsAreReadAsTheyStand() throws IOException {
    BodyFields fields = read("{\"on\":true,\"off\":null,\"inner\":{\"on\":false}}");
    assertThat(fields.flag("on")).contains(true);
    assertThat(fields.flag("off")).isEmpty();
    BodyFields inner = fields.object("inner");
    assertThat(inner.flag("on")).contains(false);
    fields.finish();
  }

  @Test
  void aBodyThatIsTooLargeIsNotRead() {
    String large = "{\"a\":\"" + "x".repeat(1 << 20) + "\"}";
    assertThatThrownBy(() -> read(large))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("more than");
  }
}
