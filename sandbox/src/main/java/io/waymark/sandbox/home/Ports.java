package io.waymark.sandbox.home;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.waymark.sandbox.SandboxException;
import io.waymark.testkit.net.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/**
 * The inner ports of one system. They stay the same from start to start, so that bookmarks and
 * clients keep working; one that another program took meanwhile is chosen anew.
 *
 * @param byName port by the name of what listens
 */
public record Ports(Map<String, Integer> byName) {
  /** Everything that listens, apart from the sidecar. */
  static final List<String> NAMES =
      List.of(
          "clickhouse",
          "kafka",
          "postgres",
          "flink-rest",
          "flink-rpc",
          "jobmanager-metrics",
          "taskmanager-metrics");

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The ports kept in the file where they are free, others in place of those that are not. */
  public static Ports ensure(Path file) {
    Ports ports = choose(read(file), FreePorts::isFree);
    try {
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(fresh, JSON.writeValueAsString(ports.byName));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new SandboxException("The file " + file + " cannot be written: " + e.getMessage(), e);
    }
    return ports;
  }

  /** The port of one listener. */
  public int of(String name) {
    Integer port = byName.get(name);
    if (port == null) {
      throw new IllegalArgumentException("no port is named " + name + ", there are " + NAMES);
    }
    return port;
  }

  static Ports choose(Map<String, Integer> kept, IntPredicate isFree) {
    Iterator<Integer> fresh = FreePorts.some(NAMES.size()).iterator();
    Map<String, Integer> chosen = new TreeMap<>();
    for (String name : NAMES) {
      Integer port = kept.get(name);
      chosen.put(name, port != null && isFree.test(port) ? port : fresh.next());
    }
    return new Ports(Map.copyOf(chosen));
  }

  private static Map<String, Integer> read(Path file) {
    try {
      return Files.exists(file)
          ? JSON.readValue(file.toFile(), new TypeReference<Map<String, Integer>>() {})
          : Map.of();
    } catch (IOException e) {
      throw new SandboxException(
          "The file " + file + " is not readable JSON: delete it and start again.", e);
    }
  }
}
