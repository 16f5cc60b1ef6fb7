package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlStatementsTest {

  @Test
  void semicolonsInTextAndCommentsDoNotCut() {
    assertThat(SqlStatements.split("SELECT ';' -- a; b\n, \"x;\" /* ; */ ; ;\nSELECT 'it\\';s'"))
        .containsExactly("SELECT ';' \n, \"x;\"", "SELECT 'it\\';s'");
  }

  @Test
  void unfinishedTextEndsTheLastStatement() {
    assertThat(SqlStatements.split("SELECT 'open")).containsExactly("SELECT 'open");
    assertThat(SqlStatements.split("SELECT 1 /* open")).containsExactly("SELECT 1");
    assertThat(SqlStatements.split(" ; -- nothing")).isEmpty();
  }
}
