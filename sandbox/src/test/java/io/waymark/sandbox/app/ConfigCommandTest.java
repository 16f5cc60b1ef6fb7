package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code config} sends, prints and ends with, against a sidecar that answers as told. */
class ConfigCommandTest {

  private static final String APPLIED =
      "{\"changed\":true,\"applied\":true,\"version\":2,\"effective_from\":\"2026-11-01T12:00:10Z\","
          + "\"change_count\":1,\"changes\":[{\"path\":\"/time/zone\",\"before\":\"UTC\","
          + "\"after\":\"Europe/Berlin\"}],\"history\":{\"what_happens\":[\"Nothing.\"]}}";
  private static final String UNCONFIRMED =
      "{\"type\":\"/problems/reinterprets-history\",\"status\":409,\"detail\":\"it would\","
          + "\"confirm\":\"reinterpret-0123456789ab\",\"history\":{\"what_happens\":[\"Much.\"],"
          + "\"by_month\":[{\"month\":\"2026-10\",\"kind\":\"touch\",\"events\":1234}]}}";

  @TempDir Path folder;
  private ToldSidecar sidecar;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    sidecar = new ToldSidecar(folder, "config");
    file = Files.writeString(folder.resolve("a.yaml"), "time: {}\n");
  }

  @AfterEach
  void stop() {
    sidecar.close();
  }

  @Test
  void anAppliedDocumentIsToldWithItsChanges() {
    sidecar.say(200, APPLIED);
    assertThat(sidecar.run("apply", file.toString(), "--effective-from", "2026-11-01")).isZero();
    assertThat(sidecar.asked().get(0))
        .startsWith("PUT /api/v1/config?effective_from=2026-11-01 application/yaml ")
        .endsWith(" time: {}\n");
    assertThat(sidecar.printed())
        .contains("Version 2 is applied; it decides from 2026-11-01T12:00:10Z on.")
        .contains("/time/zone: \"UTC\" -> \"Europe/Berlin\"");
  }

  @Test
  void whatIsThereAlreadyChangesNothing() {
    sidecar.say(200, "{\"changed\":false,\"applied\":false,\"version\":2}");
    assertThat(sidecar.run("apply", file.toString())).isZero();
    assertThat(sidecar.printed()).isEqualTo("Nothing to change: version 2 says the same.\n");
  }

  @Test
  void mistakesAreToldWithTheirLines() {
    sidecar.say(
        422,
        "{\"type\":\"/problems/invalid-body\",\"detail\":\"d\",\"errors\":[{\"path\":\"/time/zone\","
            + "\"line\":3,\"detail\":\"no time zone\",\"hint\":\"write it otherwise\"}]}");
    assertThat(sidecar.run("validate", file.toString())).isEqualTo(1);
    assertThat(sidecar.complained()).isEqualTo(file + ":3: no time zone (write it otherwise)\n");
  }

  @Test
  void historyIsReinterpretedByYesAlone() {
    sidecar.say(409, UNCONFIRMED);
    assertThat(sidecar.run("apply", file.toString(), "--effective-from", "always")).isEqualTo(3);
    assertThat(sidecar.printed()).contains("Much.", "2026-10  touch", "1,234");
    assertThat(sidecar.complained()).contains("say --yes");

    sidecar.say(409, UNCONFIRMED);
    sidecar.say(200, APPLIED);
    assertThat(sidecar.run("apply", file.toString(), "--effective-from", "always", "--yes"))
        .isZero();
    assertThat(sidecar.asked().get(2))
        .startsWith("PUT /api/v1/config?effective_from=always&confirm=reinterpret-0123456789ab ");
  }

  @Test
  void aDryRunAsksOnly() throws IOException {
    Path json = Files.writeString(folder.resolve("a.json"), "{}");
    sidecar.say(200, APPLIED.replace("\"applied\":true", "\"applied\":false"));
    assertThat(sidecar.run("apply", json.toString(), "--dry-run", "--yes")).isZero();
    assertThat(sidecar.asked().get(0))
        .startsWith("POST /api/v1/config/validate?effective_from=now application/json ");
    assertThat(sidecar.printed()).contains("would be applied");
  }

  @Test
  void programsGetALineOfJson() {
    sidecar.say(200, APPLIED);
    assertThat(sidecar.run("validate", file.toString(), "--json")).isZero();
    assertThat(sidecar.printed()).isEqualTo(APPLIED + "\n");
  }

  @Test
  void aVersionAndTheListAreShown() throws IOException {
    sidecar.say(200, "{\"version\":1,\"document\":{\"time\":{\"zone\":\"UTC\"}}}");
    assertThat(sidecar.run("show", "--version-number", "1")).isZero();
    assertThat(sidecar.printed()).contains("\"zone\" : \"UTC\"").doesNotContain("version");
    sidecar.say(
        200, "{\"versions\":[{\"version\":1,\"effective_from\":\"always\"}],\"next_cursor\":null}");
    Path key = Files.writeString(folder.resolve("key"), "wm_short\n");
    assertThat(sidecar.run("history", "--key-file", key.toString())).isZero();
    assertThat(sidecar.asked().get(1)).contains(" " + "Bearer wm_short".length() + " ");
    assertThat(sidecar.printed()).contains("effective_from", "always");
  }

  @Test
  void whatCannotBeDoneEndsWithASentence() {
    sidecar.say(
        403,
        "{\"type\":\"/problems/forbidden\",\"detail\":\"role is read\",\"hint\":\"other key\"}");
    assertThat(sidecar.run("apply", file.toString())).isEqualTo(2);
    assertThat(sidecar.run("apply", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(sidecar.complained())
        .contains("waymark: role is read: other key.", "none.yaml cannot be read");
  }
}
