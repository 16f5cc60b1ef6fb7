package io.waymark.sandbox.supervise;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The words before a part's command that tie its life to this process, where they are installed.
 */
public final class Leash {
  private static final Path SETSID = Path.of("/usr/bin/setsid");
  private static final Path SETPRIV = Path.of("/usr/bin/setpriv");

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
}
