package io.waymark.serving.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @Test
  void userAndPasswordLeaveTheUrlAndAreDecoded() {
    DatabaseUrl url = DatabaseUrl.parse("postgresql://me:p%40s+s@db:5433/way?sslmode=require");
    assertThat(url.jdbc()).isEqualTo("jdbc:postgresql://db:5433/way?sslmode=require");
    assertThat(url.user()).isEqualTo("me");
    assertThat(url.password()).isEqualTo("p@s+s");
  }

  @Test
  void portAndPasswordMayBeAbsent() {
    assertThat(DatabaseUrl.parse("postgres://me@db/way"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db:5432/way", "me", ""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mysql://a:secret@b/c", "postgresql://a:secret@b", "://secret"})
  void otherFormsAreRefusedWithoutShowingThem(String text) {
    assertThatThrownBy(() -> DatabaseUrl.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("secret");
  }
}
