package io.waymark.testkit.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Java that can run the engine, which needs java.lang.foreign of JDK 25. */
final class Jdk {

  private static final int FEATURE = 25;
  private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"(\\d+)");

  private Jdk() {}

  /** The {@code java} command: the running one, JAVA_HOME's, or one of the usual folders. */
  static Path java() {
    Path running = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() >= FEATURE) {
      return command(running);
    }
    return candidates()
        .filter(Jdk::isNewEnough)
        .findFirst()
        .map(Jdk::command)
        .orElseThrow(() ->
            new IllegalStateException(
                "the embedded ClickHouse needs JDK 25 and this is "
                    + Runtime.version()
                    + "; install one (for example temurin-25-jdk) or set JAVA_HOME to it"));
  }

  private static Stream<Path> candidates() {
    Stream<Path> home = Optional.ofNullable(System.getenv("JAVA_HOME")).map(Path::of).stream();
    String user = System.getProperty("user.home");
    Stream<Path> usual =
        Stream.of(
                Path.of("/usr/lib/jvm"),
                Path.of("/opt"),
                Path.of("/Library/Java/JavaVirtualMachines"),
                Path.of(user, ".sdkman/candidates/java"),
                Path.of(user, ".jdks"))
            .flatMap(Jdk::children);
    return Stream.concat(home, usual);
  }

  private static Stream<Path> children(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Stream.empty();
    }
    try (Stream<Path> list = Files.list(folder)) {
      return list
          .sorted()
          .flatMap(jdk -> Stream.of(jdk, jdk.resolve("Contents/Home")))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isNewEnough(Path home) {
    Path release = home.resolve("release");
    if (!Files.isReadable(release) || !Files.isExecutable(command(home))) {
      return false;
    }
    try {
      Matcher version = VERSION.matcher(Files.readString(release));
      return version.find() && Integer.parseInt(version.group(1)) >= FEATURE;
    } catch (IOException e) {
      return false;
    }
  }

  private static Path command(Path home) {
    return home.resolve("bin").resolve("java");
  }
}
