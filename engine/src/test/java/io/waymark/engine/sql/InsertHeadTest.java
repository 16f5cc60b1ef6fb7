package io.waymark.engine.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsertHeadTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '~',
      value = {
        "INSERT INTO t FORMAT CSV|1,2             # INSERT INTO t # CSV # 1,2",
        "insert into a.`b;c` (x, y) format Native|z # insert into a.`b;c` (x, y) # Native # z",
        "INSERT INTO t VALUES (1)                 # INSERT INTO t # Values # (1)",
        "INSERT INTO values VALUES (1)            # INSERT INTO values # Values # (1)",
        "INSERT INTO TABLE t FORMAT TSV;|x        # INSERT INTO TABLE t # TSV # x",
        "INSERT INTO t SETTINGS a = 1 FORMAT TSV|x # INSERT INTO t SETTINGS a = 1 # TSV # x",
        "INSERT INTO FUNCTION f('format', x) FORMAT TSV|x # INSERT INTO FUNCTION f('format', x) # TSV # x",
        "INSERT INTO t (a) FORMAT VALUES (1)      # INSERT INTO t (a) # VALUES # (1)",
        "INSERT INTO t                            # INSERT INTO t # Values # ~~",
        "INSERT INTO t;                           # INSERT INTO t # Values # ~~",
      })
  void theDataBeginWhereTheyDo(String sql, String head, String format, String data) {
    byte[] text = sql.replace('|', '\n').getBytes(StandardCharsets.UTF_8);

    InsertHead found = InsertHead.find(text, text.length).orElseThrow();

    assertThat(new String(text, 0, found.end(), StandardCharsets.UTF_8).strip()).isEqualTo(head);
    assertThat(found.format()).isEqualTo(format);
    assertThat(
            new String(
                    text,
                    found.dataStart(),
                    text.length - found.dataStart(),
                    StandardCharsets.UTF_8)
                .strip())
        .isEqualTo(data);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SELECT 'INSERT INTO t VALUES'",
        "INSERT INTO t SELECT 1 FORMAT CSV",
        "INSERT INTO t (a, b) SELECT 1, 'FORMAT'",
        "INSERT INTO t (SELECT 1)",
        "INSERT INTO t WITH 1 AS x SELECT x",
        "/* INSERT INTO t VALUES */ SELECT 1",
        "INSERT INTO t FROM INFILE 'x' FORMAT CSV",
        "CREATE TABLE t (format String)",
      })
  void statementsWithoutDataOfTheirOwnAreLeftAlone(String sql) {
    byte[] text = sql.getBytes(StandardCharsets.UTF_8);

    assertThat(InsertHead.find(text, text.length)).isEmpty();
  }
}
