package io.waymark.bench;

import io.waymark.bench.api.ApiCommand;
import io.waymark.bench.line.LineCommand;
import io.waymark.bench.pattern.PatternsCommand;
import io.waymark.bench.start.StartCommand;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./waymark bench NAME}: the names of all benches. A new one is one more line here. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    description = {
      "Measures this machine. Prints a table and, as its last line, one JSON object.",
      "Starts what it needs on free ports and in a temporary folder, and removes it."
    },
    subcommands = {LineCommand.class, StartCommand.class, ApiCommand.class, PatternsCommand.class})
public final class Main {
  private static final int WRONG_USE = 2;

  private Main() {}

  /** Runs one bench and ends the process: 0 only if it ran to its end. */
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(new PrintWriter(System.out, true));
    line.setErr(new PrintWriter(System.err, true));
    if (args.length == 0) {
      line.usage(System.err);
      System.exit(WRONG_USE);
    }
    System.exit(line.execute(args));
  }
}
