package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;

/** The command line behind the script {@code waymark}. */
@Command(
    name = "waymark",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "The whole system on one machine.",
    footer = {
      "  test    Builds everything and runs all tests; --long adds the soak.",
      "  bench   Measures; bench --help says what there is."
    })
public final class Main {
  /** Exit code for what the user can put right. */
  static final int WRONG_USE = 2;

  private Main() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] args) {
    System.exit(run(Console.system(), args));
  }

  static int run(Console console, String... args) {
    CommandLine line = new CommandLine(new Main());
    Commands.all(console).forEach(line::addSubcommand);
    line.setExecutionExceptionHandler(sentences(console));
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    if (args.length == 0) {
      line.usage(console.err());
      return WRONG_USE;
    }
    return line.execute(args);
  }

  private static IExecutionExceptionHandler sentences(Console console) {
    return (exception, command, result) -> {
      if (exception instanceof SandboxException) {
        console.err().println("waymark: " + exception.getMessage());
        return WRONG_USE;
      }
      throw exception;
    };
  }
}
