package io.waymark.sandbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.sandbox.home.PublishedState;
import io.waymark.sandbox.home.SystemLock;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  @TempDir Path dir;

  @Test
  void everyCommandHasHelp() {
    for (String command :
        new String[] {"up", "status", "down", "sql", "logs", "replay", "tenant", "key"}) {
      out.reset();
      assertThat(run(command, "--help")).as(command).isZero();
      assertThat(text(out)).contains(command);
    }
  }

  @Test
  void helpNamesWhatTheScriptDoesAndVersionSaysWhich() {
    assertThat(run("--help")).isZero();
    assertThat(text(out)).contains("up ", "replay ", "test ", "bench ");
    out.reset();
    assertThat(run("--version")).isZero();
    assertThat(text(out)).startsWith("waymark ").contains("Java 25");
  }

  @Test
  void statusOfASystemThatDoesNotRunIsOneLineWithAllFields() {
    assertThat(run("status", "--json", "--data-dir", dir.toString(), "--port", "9001"))
        .isEqualTo(1);
    assertThat(text(out))
        .isEqualTo(
            "{\"ready\":false,\"url\":\"http://127.0.0.1:9001\",\"api_key\":\"\",\"parts\":{}}\n");
  }

  @Test
  void keysAndTenantsSayWhatIsMissing() {
    assertThat(run("key")).isEqualTo(2);
    assertThat(text(err)).contains("create, list, revoke, rotate");
    for (String command : new String[] {"create", "list", "revoke", "rotate"}) {
      assertThat(run("key", command, "--help")).isZero();
      assertThat(run("tenant", command, "--help")).isZero();
    }
    err.reset();
    assertThat(run("key", "list", "--data-dir", dir.toString())).isEqualTo(2);
    assertThat(text(err)).contains("No system runs in");
    assertThat(run("key", "create")).isEqualTo(2);
    assertThat(text(err)).contains("--role");
  }

  @Test
  void sqlTakesOptionsBeforeAndAfterTheStatementAndSaysThatNothingRuns() {
    assertThat(run("sql", "--data-dir", dir.toString(), "SELECT 1", "--format", "JSON"))
        .isEqualTo(2);
    assertThat(text(err)).contains("No system runs in").contains("./waymark up");
  }

  @Test
  void anUnknownOptionOfUpIsRefused() {
    assertThat(run("up", "--no-dmo")).isEqualTo(2);
    assertThat(run("up", "--data-dir", dir.toString(), "--set", "colour=red")).isEqualTo(2);
    assertThat(text(err)).contains("colour");
  }

  @Test
  void aTakenPortIsOneClearSentence() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(run("up", "--data-dir", dir.toString(), "--port", port)).isEqualTo(2);
      assertThat(text(err))
          .isEqualTo(
              "waymark: Port "
                  + port
                  + " is taken by another program: stop that one, or give another with --port.\n");
    }
  }

  @Test
  void aPortThatIsNoneIsOneClearSentence() {
    assertThat(run("up", "--data-dir", dir.toString(), "--port", "99999")).isEqualTo(2);
    assertThat(text(err)).isEqualTo("waymark: Port 99999 is not between 1 and 65535.\n");
  }

  @Test
  void theDemoStorePlaysIntoNewFoldersOnly() throws IOException {
    Files.writeString(dir.resolve("admin.key"), "wm_x");
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertThat(run("up", "--data-dir", dir.toString(), "--port", port)).isEqualTo(2);
    }
    assertThat(text(err)).startsWith("Without the demo store: " + dir);
    assertThat(dir.resolve("demo.json")).doesNotExist();
  }

  @Test
  void upOfASystemThatRunsSaysWhere() {
    new PublishedState(
            ProcessHandle.current().pid(),
            true,
            "http://127.0.0.1:9002",
            "",
            "",
            "",
            "",
            0,
            Map.of())
        .write(dir.resolve("state.json"));
    assertThat(run("up", "--data-dir", dir.toString())).isZero();
    assertThat(text(out)).isEqualTo("already running at http://127.0.0.1:9002\n");
  }

  @Test
  void upBesideASystemThatIsJustStartingIsOneClearSentence() {
    try (SystemLock held = SystemLock.tryTake(dir.resolve("lock")).orElseThrow()) {
      assertThat(run("up", "--data-dir", dir.toString(), "--no-demo")).isEqualTo(2);
      assertThat(held).isNotNull();
    }
    assertThat(text(err)).isEqualTo("waymark: A system already runs in " + dir + ".\n");
  }

  @Test
  void anUnfitDataFolderIsOneClearSentence() throws IOException {
    Files.writeString(dir.resolve("file"), "x");
    assertThat(run("up", "--data-dir", dir.resolve("file/data").toString())).isEqualTo(2);
    assertThat(text(err)).startsWith("waymark: The data folder").hasLineCount(1);
  }

  @Test
  void downWhereNothingRunsIsFine() {
    assertThat(run("down", "--data-dir", dir.toString())).isZero();
    assertThat(run("down", "--data-dir", dir.resolve("never").toString())).isZero();
  }

  private int run(String... args) {
    return Main.run(new Console(new PrintStream(out, true), new PrintStream(err, true)), args);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}
