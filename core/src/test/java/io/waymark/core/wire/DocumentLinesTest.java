package io.waymark.core.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentLinesTest {

  @Test
  void aPlaceIsFoundByItsPointer() {
    byte[] document = "{\n \"a\": 1,\n \"b\": {\n  \"c\": 2}}".getBytes(UTF_8);
    assertThat(DocumentJson.lineOf(document, "/a")).isEqualTo(2);
    assertThat(DocumentJson.lineOf(document, "/b/c")).isEqualTo(4);
    assertThat(DocumentJson.lineOf(document, "/z")).isZero();
  }

  @Test
  void aDocumentThatBreaksOffHasNoLineBeyondItsEnd() {
    assertThat(DocumentJson.lineOf("{\n \"a\": ".getBytes(UTF_8), "/b")).isZero();
  }
}
