package io.waymark.jobs.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BacktestOptionsTest {

  private static BacktestOptions parse(String... args) {
    return BacktestOptions.parse(args, Map.of("DATABASE_URL", "postgres://u:p%40@h/d"));
  }

  @Test
  void theSectionOfTheConfigPageIsCurrent() throws IOException {
    String page = Files.readString(Path.of("../docs/config.md"));
    assertThat(page)
        .as("docs/config.md, section backtest; put this there:%n%s", BacktestOptions.markdown())
        .contains(
            "<!-- backtest: begin -->\n\n"
                + BacktestOptions.markdown()
                + "\n<!-- backtest: end -->");
  }

  @Test
  void readsArgumentsBeforeTheEnvironment() {
    assertThat(parse("--poll.ms=20").number("poll.ms")).isEqualTo(20);
    assertThat(StoreUrl.parse(parse().text("database.url")))
        .isEqualTo(new StoreUrl("jdbc:postgresql://h:5432/d", "u", "p@"));
  }

  @Test
  void unknownKeysAndWrongValuesStopTheStart() {
    assertThatThrownBy(() -> parse("--pol.ms=1")).hasMessageContaining("known are database.url");
    assertThatThrownBy(() -> parse("--poll.ms=0")).hasMessageContaining("at least 1");
    assertThatThrownBy(() -> StoreUrl.parse("mysql://secret@h/d"))
        .hasMessageContaining("postgresql://")
        .hasMessageNotContaining("secret");
  }
}
