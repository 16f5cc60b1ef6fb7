package io.waymark.sandbox.parts;

import io.waymark.sandbox.SandboxException;
import io.waymark.testkit.engine.ChdbLibrary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the build has produced, found below the repository's root. Each process has a classpath of
 * its own.
 *
 * @param root the folder that holds the script {@code waymark}
 */
public record Distribution(Path root) {
  /** The repository that the property {@code waymark.home} names, or the one around this folder. */
  public static Distribution find() {
    String home = System.getProperty("waymark.home", "");
    if (!home.isEmpty()) {
      return new Distribution(Path.of(home).toAbsolutePath());
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.exists(folder.resolve("flink-jobs/pom.xml"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new SandboxException(
          "This folder is not inside a Waymark repository: call the script ./waymark of one.");
    }
    return new Distribution(folder);
  }

  /** The JDK's launcher that runs this JVM. */
  public Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** The jar that a production cluster gets. */
  public Path jobJar() {
    return jar("flink-jobs", "-job.jar");
  }

  Path engineJar() {
    return jar("engine", "-SNAPSHOT.jar");
  }

  /** The engine's native library, downloaded where this machine does not have it. */
  Path engineLibrary() {
    try {
      return ChdbLibrary.locate();
    } catch (IllegalStateException e) {
      throw new SandboxException(
          "The ClickHouse engine cannot run here: " + e.getMessage() + ".", e);
    }
  }

  Path servingJar() {
    return jar("serving", "-SNAPSHOT.jar");
  }

  Path servingLibraries() {
    return folder("serving/target/lib");
  }

  /** The folder of Flink's jars, as a production cluster has them. */
  public Path flinkLibraries() {
    return folder("sandbox/flink-dist/target/lib");
  }

  Path brokerLibraries() {
    return folder("sandbox/broker-dist/target/lib");
  }

  private Path folder(String path) {
    Path folder = root.resolve(path);
    if (!Files.isDirectory(folder)) {
      throw notBuilt(folder);
    }
    return folder;
  }

  private Path jar(String module, String suffix) {
    Path target = root.resolve(module).resolve("target");
    List<Path> jars = Files.isDirectory(target) ? jars(target, suffix) : List.of();
    if (jars.size() != 1) {
      throw notBuilt(target.resolve("*" + suffix));
    }
    return jars.get(0);
  }

  private static List<Path> jars(Path target, String suffix) {
    try (Stream<Path> files = Files.list(target)) {
      return files.filter(file -> file.getFileName().toString().endsWith(suffix)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + target, e);
    }
  }

  private static SandboxException notBuilt(Path missing) {
    return new SandboxException(
        "The build has not produced " + missing + ": run mvn package in the repository's root.");
  }
}
