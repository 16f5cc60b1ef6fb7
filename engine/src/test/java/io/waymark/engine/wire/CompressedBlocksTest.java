package io.waymark.engine.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedBlocksTest {

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 2, 6, 7, 14, 15, 16, 17, 100, 254, 269, 270, 271, 1000, 65_536, 200_000})
  void whatIsWrittenIsRead(int size) throws IOException {
    byte[] content = new byte[size];
    new Random(size).nextBytes(content);
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    new CompressedOutput(wire).write(content);

    assertThat(new CompressedInput(new ByteArrayInputStream(wire.toByteArray())).readAllBytes())
        .isEqualTo(content);
  }

  @Test
  void aChangedByteIsNoticed() throws IOException {
    ByteArrayOutputStream wire = new ByteArrayOutputStream();
    new CompressedOutput(wire).write(new byte[100]);
    byte[] broken = wire.toByteArray();
    broken[broken.length - 1] ^= 1;

    assertThatThrownBy(() -> new CompressedInput(new ByteArrayInputStream(broken)).readAllBytes())
        .isInstanceOf(IOException.class)
        .hasMessageContaining("checksum");
  }

  /** LZ4 block format: token 0x2f = 2 literals and a match of 19 + 53 bytes, 2 bytes back. */
  @Test
  void aMatchMayOverlapItself() throws IOException {
    byte[] block = {0x2f, 'a', 'b', 2, 0, 53, 0x60, 'c', 'd', 'e', 'f', 'g', 'h'};
    byte[] to = new byte[80];

    Lz4.decode(block, 0, block.length, to, to.length);

    assertThat(new String(to, StandardCharsets.US_ASCII)).isEqualTo("ab".repeat(37) + "cdefgh");
  }

  @Test
  void aMatchBeforeTheBeginningIsRefused() {
    byte[] block = {0x10, 'a', 9, 0};

    assertThatThrownBy(() -> Lz4.decode(block, 0, block.length, new byte[80], 80))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("broken");
  }
}
