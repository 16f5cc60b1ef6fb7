package io.waymark.sandbox.supervise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words before a part's command that tie its life to this process, and say which others go
 * before it on a busy machine, where they are installed.
 */
public final class Leash {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * Where the kernel shares the cores out by session, niceness counts within a session alone, and
   * the session has one of its own. It takes a new one ten times a second.
   */
  private static final String YIELD =
      """
      tries=0
      if [ -w /proc/self/autogroup ]; then
        until { echo "$0" > /proc/self/autogroup; } 2>/dev/null || [ $((tries += 1)) -gt 9 ]; do
          sleep 0.1
        done
      fi
      exec nice -n "$0" "$@"
      """;

  private Leash() {}

  /**
   * A command that starts with these words ends when the thread that starts it has ended, also by a
   * kill of the whole process; Linux alone knows this. Ctrl-C in the terminal does not reach it:
   * the supervisor stops all in order.
   */
  public static List<String> words() {
    List<String> words = new ArrayList<>();
    if (Files.isExecutable(SETSID)) {
      words.add(SETSID.toString());
    }
    if (Files.isExecutable(SETPRIV)) {
      words.addAll(List.of(SETPRIV.toString(), "--pdeathsig", "KILL"));
    }
    return words;
  }

  /**
   * The same for one that others go before.
   *
   * @param niceness from 0 for none to 19
   */
  public static List<String> words(int niceness) {
    List<String> words = words();
    if (niceness > 0 && Files.isExecutable(SETSID) && Files.isExecutable(SHELL)) {
      words.addAll(List.of(SHELL.toString(), "-c", YIELD, String.valueOf(niceness)));
    }
    return words;
  }
}
