package io.waymark.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.clickhouse.ClickHouseFailure.Kind;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickHouseFailureTest {

  /** Codes of ClickHouse 26.7: SELECT number, errorCodeToName(number) FROM numbers(1100). */
  @ParameterizedTest
  @CsvSource({
    "469, 500, ROWS_REFUSED", // VIOLATED_CONSTRAINT
    "53, 400, ROWS_REFUSED", // TYPE_MISMATCH
    "33, 500, ROWS_REFUSED", // CANNOT_READ_ALL_DATA
    "252, 500, TRANSIENT", // TOO_MANY_PARTS
    "241, 500, TRANSIENT", // MEMORY_LIMIT_EXCEEDED
    "202, 503, TRANSIENT", // TOO_MANY_SIMULTANEOUS_QUERIES
    "0, 503, TRANSIENT",
    "0, 502, TRANSIENT",
    "0, 404, STATEMENT_REFUSED",
    "60, 404, STATEMENT_REFUSED", // UNKNOWN_TABLE
    "16, 404, STATEMENT_REFUSED", // NO_SUCH_COLUMN_IN_TABLE
    "516, 403, STATEMENT_REFUSED", // AUTHENTICATION_FAILED
  })
  void aCodeSaysWhetherTryingAgainHelps(int code, int status, Kind kind) {
    assertThat(ClickHouseFailure.kind(code, status)).isEqualTo(kind);
  }

  @Test
  void noAnswerIsTransient() {
    ClickHouseFailure failure =
        ClickHouseFailure.of("insert into t", new ConnectException("refused"));

    assertThat(failure.isTransient()).isTrue();
    assertThat(failure.code()).isZero();
    assertThat(failure).hasMessageContaining("insert into t").hasMessageContaining("refused");
  }
}
