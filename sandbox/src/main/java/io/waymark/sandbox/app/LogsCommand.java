package io.waymark.sandbox.app;

import io.waymark.sandbox.SandboxException;
import io.waymark.sandbox.home.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./waymark logs [part]}. */
@Command(
    name = "logs",
    mixinStandardHelpOptions = true,
    description = "Prints the end of a part's log, or says which logs there are.")
final class LogsCommand implements Callable<Integer> {
  private final Console console;

  @Mixin private SystemAddress address = new SystemAddress();

  @Parameters(arity = "0..1", paramLabel = "PART", defaultValue = "", description = "which log")
  private String part = "";

  @Option(
      names = {"-n", "--lines"},
      defaultValue = "100",
      description = "how many lines (default: ${DEFAULT-VALUE})")
  private int lines;

  LogsCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    DataFolder folder = address.folder();
    if (part.isEmpty()) {
      names(folder).forEach(console.out()::println);
      return 0;
    }
    Path log = folder.log(part);
    if (!Files.exists(log)) {
      throw new SandboxException(
          "There is no log of '" + part + "': one of " + names(folder) + ".");
    }
    try (Stream<String> all = Files.lines(log, StandardCharsets.ISO_8859_1)) {
      List<String> text = all.toList();
      text.subList(Math.max(0, text.size() - lines), text.size()).forEach(console.out()::println);
    }
    return 0;
  }

  private static List<String> names(DataFolder folder) throws IOException {
    if (!Files.isDirectory(folder.logs())) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder.logs())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".log"))
          .map(name -> name.substring(0, name.length() - ".log".length()))
          .sorted()
          .toList();
    }
  }
}
