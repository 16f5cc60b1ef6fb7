package io.waymark.core.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.core.erase.ErasureOrder.PersonId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamedPersonsTest {
  private static final PersonId C1 = new PersonId(true, "c1");
  private static final PersonId V1 = new PersonId(false, "v1");

  private static List<PersonId> in(String text) {
    return NamedPersons.in(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void findsTheIdsOfBothRoutesAsFarAsItIsJson() {
    assertThat(in("{\"ts\":\"never\",\"customer_id\":\"c1\",\"anonymous_id\":\"v1\"}"))
        .containsExactly(C1, V1);
    assertThat(in("{\"properties\":{\"a\":[1]},\"anonymousId\":\"v1\",\"userId\":\"c1\"}"))
        .containsExactly(V1, C1);
    assertThat(in("{\"customer_id\":\"c1\",\"name\":\"cut o")).containsExactly(C1);
  }

  @Test
  void looksNeitherDeeperNorElsewhere() {
    for (String text :
        List.of("", "c1", "[\"c1\"]", "{\"properties\":{\"customer_id\":\"c1\"}}", "\u0000{")) {
      assertThat(in(text)).as(text).isEmpty();
    }
  }
}
