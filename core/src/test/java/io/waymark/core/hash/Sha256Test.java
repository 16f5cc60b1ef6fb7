package io.waymark.core.hash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Sha256Test {

  /** The example of one block in FIPS 180-2, appendix B.1. */
  @Test
  void isWhatTheStandardSays() {
    String abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assertThat(Sha256.hex("abc")).isEqualTo(abc);
    assertThat(HexFormat.of().formatHex(Sha256.of("abc"))).isEqualTo(abc);
  }

  @Test
  void twoTextsAreNeverTakenForOne() {
    MessageDigest apart = Sha256.digest();
    Sha256.add(apart, "ab");
    Sha256.add(apart, "c");
    MessageDigest otherwise = Sha256.digest();
    Sha256.add(otherwise, "a");
    Sha256.add(otherwise, "bc");
    assertThat(apart.digest()).isNotEqualTo(otherwise.digest());
  }

  @Test
  void anUnknownAlgorithmIsNamed() {
    assertThatThrownBy(() -> Sha256.named("SHA-0")).hasMessage("this Java has no SHA-0");
  }
}
