package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  private static final Pattern RUNS_TWICE =
      Pattern.compile(
          "^((CREATE|DROP|ALTER)\\b.*\\bIF (NOT )?EXISTS\\b.*|ALTER TABLE \\w+ MODIFY SETTING .*)",
          Pattern.DOTALL);

  @Test
  void everyStatementCanRunTwice() {
    for (String file :
        SqlResource.read(Migrations.class, "migrations/index.txt").lines().toList()) {
      Migration migration =
          Migration.of(file, SqlResource.read(Migrations.class, "migrations/" + file));
      assertThat(migration.statements()).isNotEmpty();
      assertThat(migration.statements()).allMatch(sql -> RUNS_TWICE.matcher(sql).matches());
    }
  }

  @Test
  void aCommentDoesNotChangeTheChecksum() {
    assertThat(Migration.of("V001__a.sql", "-- one\nSELECT 1;").checksum())
        .isEqualTo(Migration.of("V001__a.sql", "/* other */ SELECT 1").checksum())
        .isNotEqualTo(Migration.of("V001__a.sql", "SELECT 2").checksum());
  }

  @Test
  void namesAndOrderAreChecked() {
    assertThatThrownBy(() -> Migration.of("v1.sql", "SELECT 1")).hasMessageContaining("'v1.sql'");
    Migration second = Migration.of("V002__b.sql", "SELECT 1");
    assertThatThrownBy(() -> new Migrations(List.of(second, second)))
        .hasMessageContaining("not in order");
  }
}
